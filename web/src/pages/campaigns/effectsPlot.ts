import { axisX, axisY, dot, gridX, type PlotOptions, pointer, ruleX, ruleY, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";

/** A variant's difference from the control group, per member. */
export interface EffectRow {
  variant: string;
  difference: number;
  low: number;
  high: number;
}

/** Each variant's difference with its interval, beside the line of no difference. */
export function effectsPlot(rows: readonly EffectRow[], show: (value: number) => string) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const ends = rows.flatMap(({ low, high }) => [low, high]);
    const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const room = (most - least || 1) * 0.08;
    return {
      width,
      height: 48 + 44 * rows.length,
      ...theme.margins({ start: Math.min(160, width * 0.3), end: 28, top: 8, bottom: 30 }),
      x: theme.x({ domain: [least - room, most + room], label: null }),
      y: { type: "band", domain: rows.map(({ variant }) => variant), label: null },
      marks: [
        gridX({ stroke: theme.grid, strokeOpacity: 1, ticks: width < 480 ? 3 : 6 }),
        axisX({ ticks: width < 480 ? 3 : 6, tickSize: 0, tickFormat: show, fill: theme.muted }),
        axisY({ anchor: theme.startSide, tickSize: 0, fill: theme.ink }),
        ruleX([0], { stroke: theme.muted }),
        ruleY(rows, { y: "variant", x1: "low", x2: "high", stroke: theme.accent, strokeWidth: 3 }),
        dot(rows, { y: "variant", x: "difference", r: 5.5, fill: theme.accent, stroke: theme.surface }),
        tip(
          rows,
          pointer({
            y: "variant",
            x: "difference",
            title: ({ variant, difference, low, high }: EffectRow) =>
              `${variant}\n${show(difference)} (${show(low)} – ${show(high)})`,
            fill: theme.surface,
            stroke: theme.grid,
          }),
        ),
      ],
    };
  };
}
