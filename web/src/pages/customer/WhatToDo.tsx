import { useState } from "preact/hooks";
import { send } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useResource } from "../../api/useResource.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Stat } from "../../ui/Stat.tsx";
import type { Action, CustomerAction } from "./answers.ts";
import { Offer } from "./Offer.tsx";
import { Reasons } from "./Reasons.tsx";
import { words } from "./words.ts";

/** What to do for a customer today, or why nothing; and what an offer may cost. */
export function WhatToDo({ customerId }: { customerId: string }) {
  const { say } = useWords();
  const answer = useResource<CustomerAction>(`/v1/customers/${encodeURIComponent(customerId)}/action`);
  return (
    <Card title={say(words.action)}>
      {answer.state === "loading" && <Loading />}
      {answer.state === "failed" && <Failed problem={answer.problem} retry={answer.reload} />}
      {answer.state === "ready" && answer.data.action === null && (
        <>
          <p>{say(words.nothingToDo)}</p>
          <Reasons reasons={answer.data.against} />
        </>
      )}
      {answer.state === "ready" && answer.data.action !== null && (
        <Suggested action={answer.data.action} asOf={answer.data.asOf} />
      )}
      <h3>{say(words.offer)}</h3>
      <Offer customerId={customerId} />
    </Card>
  );
}

function Suggested({ action, asOf }: { action: Action; asOf: string }) {
  const { say } = useWords();
  const format = useFormat();
  const [state, setState] = useState<"open" | "busy" | "done">(action.done ? "done" : "open");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const { actBy, notBefore, channels } = action;
  const when = () => {
    if (actBy !== null) {
      return actBy < asOf ? say(words.actionNow) : say(words.actionBy, { date: format.date(actBy) });
    }
    return notBefore !== null && notBefore.slice(0, 10) > asOf
      ? say(words.actionFrom, { date: format.date(notBefore.slice(0, 10)) })
      : say(words.actionToday);
  };
  const tell = async () => {
    setState("busy");
    setProblem(null);
    try {
      await send("POST", `/v1/actions/${encodeURIComponent(action.id)}/done`, {});
      setState("done");
    } catch (error) {
      setProblem(error as ApiProblem);
      setState("open");
    }
  };
  return (
    <>
      <Stat label={when()} value={say(words.actionKind[action.kind])} />
      <Reasons reasons={action.reasons} />
      {channels.length > 0 && (
        <p class="small">
          {say(words.by)} {channels.map((channel) => say(words.channels[channel])).join(" · ")}
        </p>
      )}
      {problem && <Failed problem={problem} />}
      <div class="row">
        {state === "done" ? (
          <p role="status">{say(words.done)}</p>
        ) : (
          <Button icon="done" busy={state === "busy"} onClick={tell}>
            {say(words.markDone)}
          </Button>
        )}
      </div>
    </>
  );
}
