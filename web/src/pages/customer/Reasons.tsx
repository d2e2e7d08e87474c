import { useWords } from "../../i18n/useWords.ts";
import type { Score } from "./answers.ts";

/** Reasons as the service gives them, in the reader's language. */
export function Reasons({ reasons }: { reasons: Score["reasons"] }) {
  const { say } = useWords();
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.code}>{say(reason)}</li>
      ))}
    </ul>
  );
}
