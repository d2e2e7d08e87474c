import { useEffect, useState } from "preact/hooks";
import { ApiProblem } from "../../api/problem.ts";
import { hrefTo } from "../../app/route.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Field } from "../../ui/Field.tsx";
import { type ListView, queryOf } from "./listView.ts";
import { saveFilter } from "./savedFilters.ts";
import { words } from "./words.ts";

interface SaveDialogProps {
  open: boolean;
  segment: string;
  view: ListView;
  onClose(): void;
  onSaved(): void;
}

/** Keeps a list under a name, and gives its address to pass on. */
export function SaveDialog({ open, segment, view, onClose, onSaved }: SaveDialogProps) {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  useEffect(() => {
    if (!open) return;
    setName("");
    setCopied(false);
    setProblem(null);
  }, [open]);
  const address = new URL(hrefTo("segments", [segment], queryOf(view)), location.href).href;

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await saveFilter(name.trim(), segment, view);
      onSaved();
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={say(words.saveTitle)}
      open={open}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={busy} disabled={name.trim() === ""} onClick={() => void save()}>
          {say(words.save)}
        </Button>
      }
    >
      <Field
        label={say(words.filterName)}
        value={name}
        maxLength={100}
        placeholder={say(words.nameExample)}
        hint={say(words.saveNote)}
        onValue={setName}
      />
      {problem && <Failed problem={problem} />}
      <div class="stack">
        <Field
          label={say(words.address)}
          value={address}
          readOnly
          dir="ltr"
          hint={say(words.addressNote)}
          onValue={() => {}}
        />
        {/* Only pages that came by HTTPS, or from this machine, may copy. */}
        {navigator.clipboard && (
          <div class="row" role="status">
            <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
              {say(words.copyAddress)}
            </Button>
            {copied && <span class="muted small">{say(words.copied)}</span>}
          </div>
        )}
      </div>
    </Dialog>
  );
}
