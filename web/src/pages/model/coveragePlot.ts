import { axisX, axisY, barX, type PlotOptions, ruleX } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { Grade } from "./compared.ts";

/** Where customers' orders fell against their 80% intervals, a bar an earlier date; the lines stand at 10% and 90%. */
export function coveragePlot(grades: readonly Grade[], nameOf: (origin: number) => string) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { accent, band, warn, muted, ink, surface, format } = theme;
    const parts = grades.flatMap(({ origin, below, inside, above }) => {
      const [under, within] = [below ?? 0, inside ?? 0];
      return [
        { origin, from: 0, to: under, colour: warn },
        { origin, from: under, to: under + within, colour: band },
        { origin, from: under + within, to: under + within + (above ?? 0), colour: accent },
      ];
    });
    return {
      width,
      height: grades.length * 36 + 36,
      ...theme.margins({ start: Math.min(150, width * 0.35), end: 20, top: 4, bottom: 28 }),
      x: theme.x({ domain: [0, 1] }),
      y: { type: "band", domain: grades.map(({ origin }) => origin), padding: 0.3 },
      marks: [
        axisX({
          ticks: width < 480 ? [0.1, 0.5, 0.9] : [0, 0.1, 0.5, 0.9, 1],
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: (value: number) => format.percent(value),
        }),
        axisY({ anchor: theme.startSide, tickSize: 0, label: null, color: ink, tickFormat: nameOf }),
        barX(parts, { x1: "from", x2: "to", y: "origin", fill: "colour", stroke: surface }),
        ruleX([0.1, 0.9], { stroke: ink, strokeDasharray: "2 3" }),
      ],
    };
  };
}
