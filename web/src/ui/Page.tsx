import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { common } from "../i18n/common.ts";
import { useWords } from "../i18n/useWords.ts";
import "./Page.css";

interface PageProps {
  title: string;
  /** One line under the title, such as the day the figures are of. */
  subtitle?: ComponentChildren;
  /** Beside the title. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

let shown: string | null = null;

/** The frame of a page: its heading takes the focus when one comes from another page, so that it is read out. */
export function Page({ title, subtitle, actions, children }: PageProps) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say(common.safir)}`;
    if (shown !== null && shown !== title) heading.current?.focus({ preventScroll: true });
    shown = title;
  }, [title, say]);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle !== undefined && <p class="muted">{subtitle}</p>}
        </div>
        {actions !== undefined && <div class="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
