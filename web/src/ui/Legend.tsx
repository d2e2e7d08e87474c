import "./Chart.css";

interface LegendItem {
  label: string;
  colour: string;
  /** `ring` for a hollow dot, `line` for what is drawn as one, `band` for an area, `dashed` for what is expected. */
  shape?: "dot" | "ring" | "line" | "dashed" | "band";
}

/** Names the colours of a chart, by shape as well as by colour. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul class="legend">
      {items.map(({ label, colour, shape = "dot" }) => (
        <li key={label}>
          <span class={`legend-mark ${shape}`} style={{ color: colour }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
