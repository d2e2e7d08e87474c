import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";
import "./States.css";

/** Holds the place of what is being read, about as high as it will be, so that nothing jumps. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const { say } = useWords();
  return (
    <div class="loading" role="status">
      <span class="unseen">{say(common.loading)}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="bone" />
      ))}
    </div>
  );
}
