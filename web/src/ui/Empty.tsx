import type { ComponentChildren } from "preact";
import "./States.css";

interface EmptyProps {
  title: string;
  /** Why there is nothing, and what would change that. */
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** Said where there is nothing to show, or too little to say anything of it. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children !== undefined && <div class="muted">{children}</div>}
      {actions !== undefined && <div class="row">{actions}</div>}
    </div>
  );
}
