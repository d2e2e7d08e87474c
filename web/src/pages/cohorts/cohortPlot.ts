import { axisX, axisY, cell, type PlotOptions, pointer, text, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import type { Ramp } from "../../ui/ramp.ts";
import type { CohortCell } from "./cohortCells.ts";

interface CohortWords {
  /** A value as it stands in its cell. */
  value: (value: number) => string;
  /** What the reader is told of the cell under the pointer. */
  cell: (cell: CohortCell) => string;
}

/** Pixels of a row; of a cell wide enough for its number; of a label of the axis. */
const ROW = 28;
const LEGIBLE = 44;
const EACH = 34;

/** Cohorts as a heat map: a row a month of first order, a column a month after it. */
export function cohortPlot(
  cells: readonly CohortCell[],
  rampFor: (theme: ChartTheme) => Ramp,
  said: CohortWords,
) {
  const months = [...new Set(cells.map(({ month }) => month))].sort();
  const ages = [...new Set(cells.map(({ after }) => after))].sort((one, other) => one - other);
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { muted, ink, format, dark } = theme;
    const ramp = rampFor(theme);
    const { steps } = ramp;
    const start = 76;
    const each = (width - start - 4) / Math.max(1, ages.length);
    const every = Math.max(1, Math.ceil(EACH / each));
    // The ink that stands out more, 4.5:1 and above on each step: dark on the lighter half, in light also one beyond.
    const turn = steps[Math.floor(steps.length / 2) + (dark ? 0 : 1)].from;
    const inkOn = ({ value }: CohortCell) => {
      const isHigh = value >= turn;
      return isHigh === dark ? "#0d1319" : dark ? "#e9edf2" : isHigh ? "#ffffff" : "#17202b";
    };
    return {
      width,
      height: months.length * ROW + 34,
      ...theme.margins({ start, end: 4, top: 30, bottom: 4 }),
      x: theme.x({ type: "band" as const, domain: ages, padding: 0.03, round: false }),
      y: { type: "band", domain: months, padding: 0.06 },
      marks: [
        axisX({
          anchor: "top",
          tickSize: 0,
          label: null,
          color: muted,
          ticks: ages.filter((_, i) => i % every === 0),
          tickFormat: (age: number) => format.number(age),
        }),
        axisY({
          anchor: theme.startSide,
          tickSize: 0,
          label: null,
          color: ink,
          tickFormat: (month: string) => format.month(month),
        }),
        cell(cells, {
          x: "after",
          y: "month",
          fill: ({ value }: CohortCell) => ramp.colourOf(value),
          fillOpacity: ({ underWay }: CohortCell) => (underWay ? 0.55 : 1),
          rx: 2,
        }),
        ...(each >= LEGIBLE
          ? [
              text(cells, {
                x: "after",
                y: "month",
                text: ({ value }: CohortCell) => said.value(value),
                fill: (one: CohortCell) => (one.underWay ? ink : inkOn(one)),
              }),
            ]
          : []),
        tip(cells, pointer({ x: "after", y: "month", title: said.cell, ...theme.tip })),
      ],
    };
  };
}
