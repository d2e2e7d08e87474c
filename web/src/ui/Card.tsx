import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./Card.css";

interface CardProps {
  title?: string;
  /** One line under the title. */
  subtitle?: ComponentChildren;
  /** Beside the title: buttons, a hint. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A part of a page, on its own surface. */
export function Card({ title, subtitle, actions, children }: CardProps) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header class="card-head">
          <div>
            <h2 id={id}>{title}</h2>
            {subtitle !== undefined && <p class="muted small">{subtitle}</p>}
          </div>
          {actions !== undefined && <div class="row">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
