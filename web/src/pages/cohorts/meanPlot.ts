import {
  areaY,
  axisX,
  axisY,
  dot,
  gridY,
  lineY,
  type PlotOptions,
  pointerX,
  ruleY,
  tip,
} from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { CohortMean } from "./cohortCells.ts";

/** What all cohorts together came to, month after month. */
export function meanPlot(
  means: readonly CohortMean[],
  show: (value: number) => string,
  said: (mean: CohortMean) => string,
) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { accent, band, muted, grid, format } = theme;
    const every = Math.max(1, Math.ceil((means.length * 34) / Math.max(1, width - 80)));
    const most = Math.max(1e-9, ...means.map(({ value }) => value));
    return {
      width,
      height: 220,
      ...theme.margins({ start: 64, end: 16, top: 12, bottom: 28 }),
      x: theme.x({}),
      y: { domain: [0, most * 1.08] },
      marks: [
        gridY({ stroke: grid, strokeOpacity: 1, ticks: 4 }),
        axisY({
          anchor: theme.startSide,
          ticks: 4,
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: show,
        }),
        axisX({
          ticks: means.map(({ after }) => after).filter((_, i) => i % every === 0),
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: (after: number) => format.number(after),
        }),
        areaY(means, { x: "after", y: "value", fill: band, fillOpacity: 0.4 }),
        lineY(means, { x: "after", y: "value", stroke: accent, strokeWidth: 2 }),
        dot(means, { x: "after", y: "value", r: 3, fill: accent }),
        ruleY([0], { stroke: muted }),
        tip(means, pointerX({ x: "after", y: "value", title: said, ...theme.tip })),
      ],
    };
  };
}
