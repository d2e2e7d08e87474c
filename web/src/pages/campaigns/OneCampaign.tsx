import { useEffect, useState } from "preact/hooks";
import { send } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import type { Campaign } from "./answers.ts";
import { Groups } from "./Groups.tsx";
import { PlanFacts } from "./PlanFacts.tsx";
import { ReportCard } from "./ReportCard.tsx";
import { words } from "./words.ts";

/** While a list is being frozen. */
const lookAgainMs = 2_000;

/** One campaign: how it stands, its groups, and what it did. */
export function OneCampaign({ campaignId }: { campaignId: string }) {
  const { say } = useWords();
  const { date } = useFormat();
  const path = `/v1/campaigns/${encodeURIComponent(campaignId)}`;
  const campaign = useResource<Campaign>(path);
  const { data, reload } = campaign;
  useEffect(() => {
    if (data?.state !== "freezing") return;
    const next = setTimeout(reload, lookAgainMs);
    return () => clearTimeout(next);
  }, [data, reload]);
  const back = <Button href={hrefTo("campaigns")}>{say(words.back)}</Button>;
  if (data === null) {
    return (
      <Page title={say(words.title)} actions={back}>
        {campaign.state === "failed" ? (
          <Failed problem={campaign.problem} retry={campaign.reload} />
        ) : (
          <Card>
            <Loading lines={6} />
          </Card>
        )}
      </Page>
    );
  }
  const { name, state, measure, frozenOn, endsOn, arms, plan, reason } = data;
  return (
    <Page
      title={name}
      subtitle={[
        say(words.states[state]),
        say(words.measures[measure]),
        `${date(frozenOn)} – ${date(endsOn)}`,
      ].join(" · ")}
      actions={
        <>
          {back}
          {(state === "running" || state === "freezing") && <Cancel path={path} onDone={campaign.reload} />}
        </>
      }
    >
      {state === "freezing" && (
        <p class="notice" role="status">
          {say(words.freezing)}
        </p>
      )}
      {reason && <p class="notice">{say(reason)}</p>}
      {arms && <ReportCard path={path} />}
      {arms && <Groups path={path} campaignId={campaignId} arms={arms} />}
      {plan && (
        <Card title={say(words.planTitle)}>
          <PlanFacts plan={plan} />
        </Card>
      )}
    </Page>
  );
}

function Cancel({ path, onDone }: { path: string; onDone: () => void }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function cancel(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await send("POST", `${path}/cancel`);
      setOpen(false);
      onDone();
    } catch (error) {
      setProblem(error as ApiProblem);
    }
    setBusy(false);
  }
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {say(words.cancel)}
      </Button>
      <Dialog
        title={say(words.cancelSure)}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{say(words.keep)}</Button>
            <Button kind="danger" busy={busy} onClick={cancel}>
              {say(words.cancel)}
            </Button>
          </>
        }
      >
        <p>{say(words.cancelNote)}</p>
        {problem && <Failed problem={problem} />}
      </Dialog>
    </>
  );
}
