import {
  axisX,
  axisY,
  gridY,
  lineY,
  type PlotOptions,
  pointerX,
  ruleX,
  ruleY,
  tip,
} from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import { monthTicks } from "../../ui/monthTicks.ts";
import type { Tracked } from "./tracked.ts";

const x = ({ to }: Tracked) => new Date(`${to}T00:00:00Z`);

/** Repeat orders of the log and what the model expects of the customers there were, by week. */
export function trackingPlot(weeks: readonly Tracked[], said: (week: Tracked) => string) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { accent, warn, muted, grid, format } = theme;
    return {
      width,
      height: 240,
      ...theme.margins({ start: 48, end: 16, top: 12, bottom: 28 }),
      x: theme.x({ type: "utc" as const }),
      marks: [
        gridY({ stroke: grid, strokeOpacity: 1, ticks: 4 }),
        axisY({
          anchor: theme.startSide,
          ticks: 4,
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: (value: number) => format.compact(value),
        }),
        axisX({
          ticks: monthTicks(x(weeks[0]), x(weeks[weeks.length - 1]), Math.floor(width / 100)),
          tickSize: 4,
          label: null,
          color: muted,
          tickFormat: (date: Date) => format.month(date.toISOString().slice(0, 7)),
        }),
        ruleY([0], { stroke: muted }),
        lineY(weeks, { x, y: "actual", stroke: accent, strokeWidth: 1.75 }),
        lineY(weeks, { x, y: "expected", stroke: warn, strokeWidth: 2, strokeDasharray: "5 4" }),
        ruleX(weeks, pointerX({ x, stroke: muted, strokeOpacity: 0.5 })),
        tip(weeks, pointerX({ x, y: "actual", title: said, ...theme.tip })),
      ],
    };
  };
}
