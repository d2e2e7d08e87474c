import { type FigureName, figureNames, figuresOf } from "./figuresOf.ts";
import { monthsKept } from "./monthWindow.ts";
import { type MoneyTerms, periodCounts } from "./periodCounts.ts";
import type { OpenFigures } from "./shopFigures.ts";
import { type Trend, trend } from "./trend.ts";

/** Whole months that a trend looks back on, the latest included. */
const trendMonths = 24;

/** The trend of one figure of the shop, by whole months up to the latest one that is over. */
export interface FigureTrend extends Trend {
  figure: FigureName;
  /** As "2026-03". */
  month: string;
}

/** Where each figure of the shop is heading; those with too few months are left out. */
export function monthlyTrends(open: OpenFigures, terms: MoneyTerms): FigureTrend[] {
  const { window, total, logStart, referrals } = open;
  if (logStart === null) return [];
  const last = window.complete ? monthsKept - 1 : monthsKept - 2;
  const first = Math.max(0, logStart, last - trendMonths + 1);
  const months: ReturnType<typeof figuresOf>[] = [];
  for (let month = first; month <= last; month++) {
    const period = { first: month, last: month };
    months.push(figuresOf(periodCounts(total, period, window, logStart, terms, referrals)));
  }
  return figureNames.flatMap((figure) => {
    const found = trend(months.map((figures) => figures[figure].value));
    return found === null ? [] : [{ figure, month: window.name(last), ...found }];
  });
}
