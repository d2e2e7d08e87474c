import { useWords } from "../../i18n/useWords.ts";
import type { SavingState } from "./useSaveRules.ts";
import { words } from "./words.ts";

/** How far the rules that were saved are in force. */
export function PlacingNote({ saving, inForce }: { saving: SavingState; inForce: boolean }) {
  const { say } = useWords();
  const { run } = saving;
  if (run === null) {
    return inForce ? null : (
      <p class="rules-note" role="status">
        {say(words.waiting)}
      </p>
    );
  }
  if (run === "starting" || run.state === "running") {
    return (
      <div class="rules-note stack" role="status">
        <p>
          <b>{say(words.placing)}</b>
        </p>
        <progress aria-label={say(words.placing)} />
        <p class="muted small">{say(words.placingNote)}</p>
      </div>
    );
  }
  return (
    <p class={run.state === "done" ? "rules-note" : "rules-note failed"} role="status">
      {run.state === "done" ? say(words.placed) : say(words.placeFailed, { reason: run.reason ?? "" })}
    </p>
  );
}
