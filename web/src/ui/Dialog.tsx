import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";
import { Button } from "./Button.tsx";
import "./Dialog.css";

interface DialogProps {
  title: string;
  open: boolean;
  onClose(): void;
  children: ComponentChildren;
  /** Buttons at the end. */
  actions?: ComponentChildren;
}

/** A modal dialog of the browser's own: it keeps the focus, Escape closes it, and focus returns. */
export function Dialog({ title, open, onClose, children, actions }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { say } = useWords();
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} class="dialog" aria-labelledby={id} onClose={onClose}>
      {open && (
        <div class="stack">
          <header class="card-head">
            <h2 id={id}>{title}</h2>
            <Button kind="quiet" icon="close" onClick={onClose}>
              {say(common.close)}
            </Button>
          </header>
          {children}
          {actions && <footer class="row dialog-actions">{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
