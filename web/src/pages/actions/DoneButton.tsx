import { useState } from "preact/hooks";
import type { Action } from "../../api/answers.ts";
import { send } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { words } from "./words.ts";

/** Tells the service that an action is done; safe to press again after a failure. */
export function DoneButton({ action: { id, customerId, done } }: { action: Action }) {
  const { say } = useWords();
  const [state, setState] = useState<"open" | "busy" | "done">(done ? "done" : "open");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function tell(): Promise<void> {
    setState("busy");
    setProblem(null);
    try {
      await send("POST", `/v1/actions/${encodeURIComponent(id)}/done`, {});
      setState("done");
    } catch (error) {
      setProblem(error as ApiProblem);
      setState("open");
    }
  }
  if (state === "done") {
    // The button that had the focus is gone: what it led to takes it.
    const keepFocus = done ? undefined : (element: HTMLElement | null) => element?.focus();
    return (
      <span role="status" tabIndex={-1} ref={keepFocus}>
        ✓ {say(words.done)}
      </span>
    );
  }
  return (
    <>
      <Button
        kind="quiet"
        icon="done"
        busy={state === "busy"}
        label={say(words.markDoneOf, { customer: customerId })}
        onClick={tell}
      >
        {say(words.markDone)}
      </Button>
      {problem && <Failed problem={problem} />}
    </>
  );
}
