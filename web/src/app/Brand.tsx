import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";

export function Brand() {
  const { say } = useWords();
  return (
    <span class="brand">
      <img src="/icon.svg" alt="" width="28" height="28" />
      {say(common.safir)}
    </span>
  );
}
