import { axisX, axisY, barY, dot, gridY, type PlotOptions, pointerX, ruleY, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";

/** What came and what the model said, of one group. */
export interface Against {
  /** As the axis names the group. */
  label: string;
  customers: number | null;
  actual: number;
  expected: number;
}

/** Bars for what came, dots for what the model said: where they meet, it is right. */
export function againstPlot(rows: readonly Against[], said: (row: Against) => string) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { accent, band, muted, grid, surface, format } = theme;
    const most = Math.max(1e-9, ...rows.flatMap(({ actual, expected }) => [actual, expected]));
    return {
      width,
      height: 240,
      ...theme.margins({ start: 48, end: 8, top: 12, bottom: 28 }),
      x: theme.x({ type: "band" as const, domain: rows.map(({ label }) => label), padding: 0.25 }),
      y: { domain: [0, most * 1.06] },
      marks: [
        gridY({ stroke: grid, strokeOpacity: 1, ticks: 4 }),
        axisY({
          anchor: theme.startSide,
          ticks: 4,
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1),
        }),
        axisX({ tickSize: 0, label: null, color: muted }),
        barY(rows, { x: "label", y: "actual", fill: band, rx: 2 }),
        ruleY([0], { stroke: muted }),
        dot(rows, { x: "label", y: "expected", r: 5, fill: accent, stroke: surface, strokeWidth: 1.5 }),
        tip(rows, pointerX({ x: "label", y: "expected", title: said, ...theme.tip })),
      ],
    };
  };
}
