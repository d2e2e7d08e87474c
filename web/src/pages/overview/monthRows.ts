import type { Kpis } from "../../api/answers.ts";

export type MonthFigure = "retentionRate" | "returningRate";

/** A month that is over, with the figure and where its trend runs. */
export interface MonthRow {
  month: string;
  value: number;
  usual: number | null;
}

/** The whole months of a figure, earliest first; the trend's line goes through the latest as the API expects it. */
export function monthRows({ rows, trends }: Pick<Kpis, "rows" | "trends">, figure: MonthFigure): MonthRow[] {
  const trend = trends.find((one) => one.figure === figure);
  const months = rows.flatMap(({ name, complete, figures }) => {
    const value = figures[figure];
    return complete && name !== null && value !== null ? [{ month: name, value }] : [];
  });
  return months.map(({ month, value }) => ({
    month,
    value,
    usual: trend ? trend.expected + trend.slope * monthsBetween(trend.month, month) : null,
  }));
}

/** Whole months from one to another: 2026-03 to 2026-01 are -2. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, toYear, toMonth] = [...from.split("-"), ...to.split("-")].map(Number);
  return 12 * (toYear - fromYear) + toMonth - fromMonth;
}

/** @example monthBefore("2026-03", 4); // => "2025-11" */
export function monthBefore(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number);
  const months = 12 * year + number - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
