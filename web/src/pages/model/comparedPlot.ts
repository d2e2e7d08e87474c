import { axisX, axisY, dot, gridX, type PlotOptions, ruleX, tickX } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { Difference } from "./compared.ts";

/** How much worse others forecast than the model that serves: a dot a date, a bar for their mean. */
export function comparedPlot(rows: readonly Difference[], nameOf: (recipe: string) => string) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { accent, muted, grid, ink, format } = theme;
    const dots = rows.flatMap(({ recipe, byOrigin }) =>
      byOrigin.map(({ difference }) => ({ recipe, difference })),
    );
    const reach = Math.max(0.005, ...dots.map(({ difference }) => Math.abs(difference)));
    const start = Math.min(190, width * 0.42);
    return {
      width,
      height: rows.length * 34 + 40,
      ...theme.margins({ start, end: 20, top: 8, bottom: 28 }),
      x: theme.x({
        domain: [Math.min(0, ...dots.map(({ difference }) => difference)) - 0.06 * reach, reach * 1.06],
      }),
      y: { type: "band", domain: rows.map(({ recipe }) => recipe) },
      marks: [
        gridX({ stroke: grid, strokeOpacity: 1, ticks: 5 }),
        axisX({
          ticks: 5,
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: (value: number) => format.signedPercent(value, reach < 0.02 ? 1 : 0),
        }),
        axisY({ anchor: theme.startSide, tickSize: 0, label: null, color: ink, tickFormat: nameOf }),
        ruleX([0], { stroke: muted }),
        dot(dots, { x: "difference", y: "recipe", r: 4, fill: accent, fillOpacity: 0.55 }),
        tickX(rows, { x: "mean", y: "recipe", stroke: accent, strokeWidth: 3, insetTop: 8, insetBottom: 8 }),
      ],
    };
  };
}
