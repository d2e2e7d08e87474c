import {
  areaY,
  axisX,
  axisY,
  gridY,
  lineY,
  type PlotOptions,
  pointerX,
  ruleX,
  ruleY,
  text,
  tip,
} from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import { monthTicks } from "../../ui/monthTicks.ts";
import type { WeekRow } from "./weekRows.ts";

interface WeeksWords {
  today: string;
  actual: string;
  expected: string;
  interval: string;
}

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const start = ({ from }: WeekRow) => day(from);

/** Orders by week: what came, what was expected, and the band of what is to come. */
export function weeksPlot(rows: readonly WeekRow[], words: WeeksWords) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { format, margins, x, startSide, textFrom } = theme;
    const coming = rows.filter(({ high }) => high !== null);
    const told = ({ from, actual, expected, low, high }: WeekRow) =>
      [
        format.date(from),
        actual !== null && `${words.actual}: ${format.number(actual)}`,
        `${words.expected}: ${format.number(expected)}`,
        low !== null && `${words.interval}: ${format.number(low)} – ${format.number(high)}`,
      ]
        .filter(Boolean)
        .join("\n");
    return {
      width,
      height: Math.max(240, Math.min(340, width * 0.32)),
      ...margins({ start: 44, end: 26, top: 20, bottom: 28 }),
      x: x({ type: "utc", label: null }),
      y: { zero: true, nice: true, label: null },
      marks: [
        gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: 5 }),
        axisY({
          anchor: startSide,
          ticks: 5,
          tickSize: 0,
          tickFormat: (n) => format.compact(n),
          fill: theme.muted,
        }),
        axisX(monthTicks(start(rows[0]), start(rows[rows.length - 1]), width / 90), {
          tickSize: 0,
          tickFormat: (date: Date) => format.month(date.toISOString().slice(0, 7)),
          fill: theme.muted,
        }),
        areaY(coming, { x: start, y1: "low", y2: "high", fill: theme.band, fillOpacity: 0.75 }),
        ruleY([0], { stroke: theme.grid }),
        lineY(coming, {
          x: start,
          y: "known",
          stroke: theme.muted,
          strokeWidth: 1.25,
          strokeDasharray: "1 4",
        }),
        lineY(rows, {
          x: start,
          y: "expected",
          stroke: theme.accent,
          strokeWidth: 1.75,
          strokeDasharray: "5 4",
        }),
        lineY(
          rows.filter(({ actual }) => actual !== null),
          { x: start, y: "actual", stroke: theme.ink, strokeWidth: 1.75 },
        ),
        ...(coming.length > 0
          ? [
              ruleX([start(coming[0])], { stroke: theme.muted, strokeWidth: 1 }),
              text([coming[0]], {
                x: start,
                frameAnchor: "top",
                text: () => words.today,
                fill: theme.muted,
                textAnchor: textFrom,
                dx: theme.rtl ? -6 : 6,
                dy: -14,
              }),
            ]
          : []),
        tip(
          rows,
          pointerX({ x: start, y: "expected", title: told, fill: theme.surface, stroke: theme.grid }),
        ),
      ],
    };
  };
}
