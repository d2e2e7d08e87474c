import { useEffect, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../../api/problem.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { downloadList, type ExportState, exportWhole, rowsAtOnce } from "./exportList.ts";
import type { ListView } from "./listView.ts";
import { words } from "./words.ts";

interface ExportDialogProps {
  open: boolean;
  onClose(): void;
  segment: string;
  view: ListView;
  /** Rows the file will have; null where nobody has counted. */
  rows: number | null;
}

/** A list as CSV: at once where it is short, else written in the background with its state and link. */
export function ExportDialog({ open, onClose, segment, view, rows }: ExportDialogProps) {
  const { say } = useWords();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [state, setState] = useState<ExportState | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const closed = useRef(new AbortController());
  useEffect(() => {
    if (!open) return;
    closed.current = new AbortController();
    setState(null);
    setProblem(null);
    setBusy(false);
    return () => closed.current.abort();
  }, [open]);
  const atOnce = rows !== null && rows <= rowsAtOnce;

  async function start(): Promise<void> {
    const { signal } = closed.current;
    setBusy(true);
    setProblem(null);
    try {
      if (atOnce) {
        await downloadList(segment, view);
        onClose();
      } else await exportWhole(segment, view, setState, signal);
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error);
      else if (!signal.aborted) throw error;
    } finally {
      if (!signal.aborted) setBusy(false);
    }
  }

  return (
    <Dialog
      title={say(words.exportTitle)}
      open={open}
      onClose={onClose}
      actions={
        state?.link ? (
          <Button kind="primary" icon="download" href={state.link.url}>
            {say(words.exportLink)}
          </Button>
        ) : (
          <Button kind="primary" icon="download" busy={busy} onClick={start}>
            {say(atOnce ? words.exportNow : words.exportStart)}
          </Button>
        )
      }
    >
      <p>{say(atOnce ? words.exportSmall : words.exportLarge)}</p>
      <div role="status">
        {state?.state === "running" && (
          <p class="stack">
            {say(words.exportRunning)}
            <progress aria-label={say(words.exportRunning)} />
          </p>
        )}
        {state?.state === "done" && (
          <>
            <p>
              {say(words.exportDone, {
                rows: format.number(state.rows),
                size: sizeOf(state.bytes ?? 0, format.locale),
              })}
            </p>
            <p class="muted small">{say(words.exportLinkHolds)}</p>
          </>
        )}
        {state?.state === "failed" && <p>{say(words.exportFailed, { reason: state.reason ?? "" })}</p>}
      </div>
      {problem && <Failed problem={problem} />}
    </Dialog>
  );
}

function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
