import { axisX, axisY, cell, dot, type PlotOptions, pointer, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { Ramp } from "../../ui/ramp.ts";
import type { HeatMap } from "./answers.ts";
import { type HeatCell, type HeatMeasure, heatCells } from "./heatCells.ts";

interface HeatWords {
  /** What the reader is told of the cell under the pointer. */
  cell: (cell: HeatCell) => string;
  /** Of a row. */
  repeats: (repeats: number, last: boolean) => string;
}

/** Pixels of a row, and for one label of the axis of days. */
const ROW = 26;
const EACH = 64;

/** A frequency-recency map: colours for what the model says, dots for the customers there, by area. */
export function heatPlot(
  map: HeatMap,
  measure: HeatMeasure,
  rampFor: (theme: ChartTheme) => Ramp,
  said: HeatWords,
) {
  const cells = heatCells(map);
  const rows = map.density.length;
  const columns = map.density[0].length;
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { muted, warn, surface, format } = theme;
    const ramp = rampFor(theme);
    const start = theme.rtl ? 64 : 44;
    const inner = width - start - 8;
    const every = Math.max(1, Math.ceil(columns / Math.max(1, Math.floor(inner / EACH))));
    const most = Math.min(ROW, inner / columns) / 2 - 1.5;
    const crowd = Math.max(1, ...cells.map(({ customers }) => customers));
    return {
      width,
      height: rows * ROW + 40,
      ...theme.margins({ start, end: 8, top: 8, bottom: 32 }),
      x: theme.x({ type: "band" as const, domain: range(columns), padding: 0.04, round: false }),
      y: { type: "band", domain: range(rows).reverse(), padding: 0.06 },
      r: { type: "identity" },
      marks: [
        axisY({
          anchor: theme.startSide,
          tickSize: 0,
          label: null,
          color: muted,
          tickFormat: (repeats: number) => said.repeats(repeats, repeats === rows - 1),
        }),
        axisX({
          tickSize: 0,
          label: null,
          color: muted,
          ticks: range(columns).filter((column) => column % every === 0),
          tickFormat: (column: number) => format.number(column * map.dayWidth),
        }),
        cell(
          cells.filter((one) => one[measure] !== null),
          {
            x: "column",
            y: "repeats",
            fill: (one: HeatCell) => ramp.colourOf(one[measure] ?? 0),
            rx: 2,
          },
        ),
        dot(
          cells.filter(({ customers }) => customers > 0),
          {
            x: "column",
            y: "repeats",
            r: ({ customers }: HeatCell) => Math.max(1.25, most * Math.sqrt(customers / crowd)),
            fill: warn,
            stroke: surface,
            strokeWidth: 1,
          },
        ),
        tip(cells, pointer({ x: "column", y: "repeats", title: said.cell, ...theme.tip })),
      ],
    };
  };
}

const range = (length: number) => Array.from({ length }, (_, i) => i);
