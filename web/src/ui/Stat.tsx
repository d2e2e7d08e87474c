import type { ComponentChildren } from "preact";
import "./Stat.css";

interface StatProps {
  label: ComponentChildren;
  /** As formatted. */
  value: string;
  /** Under the value: an interval, what it is compared with. */
  note?: ComponentChildren;
  /** A change beside the value, and whether it is good news. */
  change?: { text: string; tone: "good" | "bad" | "even"; label: string } | null;
  /** The one figure of the page that is read first. */
  leading?: boolean;
}

/** One figure with its name: the name first, for those who listen. */
export function Stat({ label, value, note, change, leading = false }: StatProps) {
  return (
    <dl class={leading ? "stat leading" : "stat"}>
      <dt>{label}</dt>
      <dd class="stat-value figures">
        <span>{value}</span>
        {change && (
          <span class={`change ${change.tone}`}>
            <span aria-hidden="true" dir="auto">
              {change.text}
            </span>
            <span class="unseen">{change.label}</span>
          </span>
        )}
      </dd>
      {note !== undefined && <dd class="stat-note figures">{note}</dd>}
    </dl>
  );
}
