import type { z } from "zod";
import { figureLabels } from "../../../model/kpis/figureLabels.ts";
import { type FigureName, figuresOf } from "../../../model/kpis/figuresOf.ts";
import type { FigureGroup } from "../../../model/kpis/gather/figureGroup.ts";
import { monthsKept } from "../../../model/kpis/monthWindow.ts";
import { type MoneyTerms, type Period, periodCounts } from "../../../model/kpis/periodCounts.ts";
import type { OpenFigures } from "../../../model/kpis/shopFigures.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { kpisSchema } from "../../contract/schemas/kpis.ts";
import { rounded } from "../../scoring/rounded.ts";

export type KpiRow = z.infer<typeof kpisSchema>["rows"][number];

/** One group over one period as it is shown: money with the digits of the currency, the rest with six. */
export function figureRow(
  name: string | null,
  group: FigureGroup,
  period: Period,
  open: OpenFigures,
  terms: MoneyTerms,
): KpiRow {
  const { window, logStart } = open;
  // Referrals are the shop's, not a channel's or a segment's.
  const referrals = group === open.total ? open.referrals : null;
  const counts = periodCounts(group, period, window, logStart ?? monthsKept, terms, referrals);
  const money = (value: number | null) => (value === null ? null : rounded(value, terms.digits));
  const { npsAnswers, csatAnswers, spent, revenue, revenueToDate } = counts;
  const found = Object.entries(figuresOf(counts)) as [FigureName, ReturnType<typeof figuresOf>[FigureName]][];
  return {
    name,
    from: dayToIso(window.firstDay(period.first)),
    to: dayToIso(window.lastDay(period.last)),
    complete: period.last < monthsKept - 1 || window.complete,
    counts: {
      activeAtStart: counts.activeAtStart,
      activeAtEnd: counts.activeAtEnd,
      retained: counts.retained,
      reactivated: counts.reactivated,
      newActive: counts.newActive,
      newCustomers: counts.newCustomers,
      buyers: counts.buyers,
      repeatBuyers: counts.repeatBuyers,
      orders: counts.orders,
      revenue: money(revenue),
      customersToDate: counts.customersToDate,
      revenueToDate: money(revenueToDate),
      npsAnswers,
      satisfactionAnswers: csatAnswers,
      acquisitionCost: money(spent),
      referralsSent: counts.referrals?.sent ?? null,
      referralsAccepted: counts.referrals?.accepted ?? null,
      referralsConverted: counts.referrals?.converted ?? null,
      referredCustomers: counts.referred.customers,
      referralRewards: rounded(counts.referred.rewards, terms.digits),
    },
    figures: Object.fromEntries(
      found.map(([figure, { value }]) => [
        figure,
        value === null ? null : shown(figure, value, terms.digits),
      ]),
    ) as Record<FigureName, number | null>,
    reasons: Object.fromEntries(found.flatMap(([figure, { reason }]) => (reason ? [[figure, reason]] : []))),
  };
}

export function shown(figure: FigureName, value: number, digits: number): number {
  return rounded(value, figureLabels[figure].kind === "money" ? digits : 6);
}
