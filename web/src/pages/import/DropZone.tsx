import { useRef, useState } from "preact/hooks";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { words } from "./words.ts";

/** Takes one file, dropped or chosen. */
export function DropZone({ onFile }: { onFile(file: File): void }) {
  const { say } = useWords();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the button, for pointers only
    <div
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="import" />
      <p class="drop-title">{say(over ? words.dropNow : words.drop)}</p>
      <Button kind="primary" onClick={() => input.current?.click()}>
        {say(words.choose)}
      </Button>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label={say(words.choose)}
        accept=".csv,.tsv,.txt,.gz,text/csv,text/plain,application/gzip"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <p class="muted small">{say(words.dropHint)}</p>
      <p class="muted small">{say(words.contactHint)}</p>
    </div>
  );
}
