import { axisX, axisY, dot, gridY, lineY, type PlotOptions, pointerX, tip } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import { monthTicks } from "../../ui/monthTicks.ts";
import type { MonthRow } from "./monthRows.ts";

const at = ({ month }: MonthRow) => new Date(`${month}-01T00:00:00Z`);

/** A share by month, with the line it tends along. */
export function monthsPlot(rows: readonly MonthRow[]) {
  return (width: number, theme: ChartTheme): PlotOptions => {
    const { format, margins, x, startSide } = theme;
    const shares = rows.flatMap(({ value, trend }) =>
      trend === null ? [value] : [value, Math.min(1, Math.max(0, trend))],
    );
    const [least, most] = [Math.min(...shares), Math.max(...shares)];
    const room = Math.max(0.01, (most - least) * 0.25);
    return {
      width,
      height: 180,
      ...margins({ start: 48, end: 26, top: 10, bottom: 32 }),
      x: x({ type: "utc", label: null }),
      y: { domain: [Math.max(0, least - room), Math.min(1, most + room)], nice: true, label: null },
      marks: [
        gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: 4 }),
        axisY({
          anchor: startSide,
          ticks: 4,
          tickSize: 0,
          tickFormat: (share: number) => format.percent(share, most - least < 0.03 ? 1 : 0),
          fill: theme.muted,
        }),
        axisX(monthTicks(at(rows[0]), at(rows[rows.length - 1]), width / 90), {
          tickSize: 0,
          tickPadding: 12,
          tickFormat: (date: Date) => format.month(date.toISOString().slice(0, 7)),
          fill: theme.muted,
        }),
        lineY(
          rows.filter(({ trend }) => trend !== null),
          { x: at, y: "trend", stroke: theme.accent, strokeWidth: 1.5, strokeDasharray: "5 4" },
        ),
        lineY(rows, { x: at, y: "value", stroke: theme.ink, strokeWidth: 1.75 }),
        dot(rows, { x: at, y: "value", fill: theme.ink, r: 2.5 }),
        tip(
          rows,
          pointerX({
            x: at,
            y: "value",
            title: ({ month, value }: MonthRow) => `${format.month(month)}\n${format.percent(value, 1)}`,
            fill: theme.surface,
            stroke: theme.grid,
          }),
        ),
      ],
    };
  };
}
