import { axisX, type Markish } from "@observablehq/plot";
import type { ChartTheme } from "../../ui/chartTheme.ts";
import { monthTicks } from "../../ui/monthTicks.ts";
import { isShort } from "./timelineSpan.ts";

/** Pixels for one date of the axis. */
const EACH = 110;

/** The dates under a timeline; the same for charts that stand one above the other. */
export function timelineAxis(
  span: readonly [Date, Date],
  width: number,
  { format, muted }: ChartTheme,
): Markish {
  const short = isShort(span);
  const shown = (date: Date) => {
    const day = date.toISOString().slice(0, 10);
    return short ? format.dayMonth(day) : format.month(day.slice(0, 7));
  };
  const most = Math.max(2, Math.floor(width / EACH));
  return axisX({
    ticks: short ? most : monthTicks(...span, most),
    tickFormat: shown,
    tickSize: 4,
    label: null,
    color: muted,
  });
}

/** Where both charts begin and end, so that their days stand above each other. */
export const timelineMargins = { start: 56, end: 24, top: 28, bottom: 28 };
