import { axisX, axisY, dot, gridX, link, type PlotOptions, pointer, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { RecordRow } from "./recordRows.ts";

/** For each period what was forecast and what came, and the way between the two. */
export function recordPlot(rows: readonly RecordRow[], words: { forecast: string; actual: string }) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { format, margins, x, startSide } = theme;
    const name = ({ from, to }: RecordRow) => `${format.date(from)} –\n${format.date(to)}`;
    const values = rows.flatMap(({ predicted, actual }) => [predicted, actual]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const room = Math.max((most - least) * 0.15, most * 0.02, 1);
    const told = ({ from, to, predicted, actual, off }: RecordRow) =>
      [
        `${format.date(from)} – ${format.date(to)}`,
        `${words.forecast}: ${format.number(predicted)}`,
        `${words.actual}: ${format.number(actual)}`,
        format.signedPercent(off),
      ].join("\n");
    return {
      width,
      height: 44 + 52 * rows.length,
      ...margins({ start: 112, end: 28, top: 8, bottom: 30 }),
      x: x({ domain: [Math.max(0, least - room), most + room], label: null }),
      y: { type: "point", label: null, domain: rows.map(name), padding: 0.5 },
      marks: [
        gridX({ stroke: theme.grid, strokeOpacity: 1, ticks: width < 480 ? 3 : 5 }),
        axisX({
          ticks: width < 480 ? 3 : 5,
          tickSize: 0,
          tickFormat: (n: number) => format.number(n),
          fill: theme.muted,
        }),
        axisY({ anchor: startSide, tickSize: 0, fill: theme.ink, lineHeight: 1.25 }),
        link(rows, {
          x1: "predicted",
          x2: "actual",
          y1: name,
          y2: name,
          stroke: theme.muted,
          strokeWidth: 1.5,
        }),
        dot(rows, {
          x: "predicted",
          y: name,
          r: 5.5,
          fill: theme.surface,
          stroke: theme.accent,
          strokeWidth: 2,
        }),
        dot(rows, { x: "actual", y: name, r: 5, fill: theme.ink }),
        tip(rows, pointer({ x: "actual", y: name, title: told, fill: theme.surface, stroke: theme.grid })),
      ],
    };
  };
}
