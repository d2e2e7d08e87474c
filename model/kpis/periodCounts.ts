import type { Expected } from "./figures/predictedClv.ts";
import type { FigureGroup } from "./gather/figureGroup.ts";
import { monthsKept, type MonthWindow } from "./monthWindow.ts";
import type { ReferralSeries } from "./referralSeries.ts";

/** A period of whole months by position, both inclusive; the last month may be under way. */
export interface Period {
  first: number;
  last: number;
}

/** What a period of one group counts; money in major units, null for a log without amounts. */
export interface PeriodCounts {
  activeAtStart: number;
  activeAtEnd: number;
  /** Active at the start and at the end. */
  retained: number;
  /** Customers before the start, not active then, active at the end. */
  reactivated: number;
  /** First order ever in the period, and active at the end. */
  newActive: number;
  /** First order ever in the period. */
  newCustomers: number;
  buyers: number;
  repeatBuyers: number;
  /** Purchase days. */
  orders: number;
  revenue: number | null;
  /** The twelve months up to the end; null where the log does not reach back so far. */
  year: { revenue: number | null; buyers: number } | null;
  customersToDate: number;
  revenueToDate: number | null;
  promoters: number;
  detractors: number;
  npsAnswers: number;
  satisfied: number;
  csatAnswers: number;
  /** Null where none was recorded. */
  spent: number | null;
  /** Net spend to date and predicted CLV of the new customers. */
  acquiredValue: number | null;
  /** Of the new customers, those who came by a referral: how many, the same value of theirs, rewards paid for them. */
  referred: { customers: number; value: number | null; rewards: number };
  /** Of the whole shop; null for a part of it, and where nobody counted them. */
  referrals: { sent: number; accepted: number; converted: number } | null;
  /** Of each new customer in their first, second … month, as far as it is over. */
  contributions: number[] | null;
  /** Null for a period that ends before the latest month. */
  expected: Expected | null;
}

/** How counts of money become figures. */
export interface MoneyTerms {
  /** Decimal digits of the currency. */
  digits: number;
  marginShare: number;
}

/**
 * Counts one group over a period.
 *
 * @param logStart  position of the month of the shop's first order; below 0 if before the months kept
 * @param referrals of the whole shop, where the group is that
 */
export function periodCounts(
  group: FigureGroup,
  { first, last }: Period,
  window: MonthWindow,
  logStart: number,
  { digits, marginShare }: MoneyTerms,
  referrals: ReferralSeries | null = null,
): PeriodCounts {
  const { series, pairs, totals } = group;
  const hasAmounts = totals.customersWithAmounts > 0;
  const minor = 10 ** digits;
  const over = (name: keyof typeof series, from = first) => sumOf(series[name], from + 1, last + 1);
  const money = (sum: number) => (hasAmounts ? sum / minor : null);
  const retained = pairs.activeAtBoth.at(first, last + 1);
  const activeAtEnd = pairs.activeAtBoth.at(last + 1, last + 1);
  const newActive = pairs.newActive.at(first, last + 1);
  const yearFirst = last - 11;
  return {
    activeAtStart: pairs.activeAtBoth.at(first, first),
    activeAtEnd,
    retained,
    reactivated: activeAtEnd - retained - newActive,
    newActive,
    newCustomers: over("newCustomers"),
    buyers: pairs.buyers.at(first, last),
    repeatBuyers: pairs.repeatBuyers.at(first, last),
    orders: over("orders"),
    revenue: money(over("revenue")),
    year:
      yearFirst < Math.max(0, logStart)
        ? null
        : { revenue: money(over("revenue", yearFirst)), buyers: pairs.buyers.at(yearFirst, last) },
    customersToDate: over("newCustomers", -1),
    revenueToDate: money(over("revenue", -1)),
    promoters: over("promoters"),
    detractors: over("detractors"),
    npsAnswers: over("npsAnswers"),
    satisfied: over("satisfied"),
    csatAnswers: over("csatAnswers"),
    spent: over("acquisitionCosts") === 0 ? null : over("acquisitionCost") / minor,
    acquiredValue: hasAmounts ? acquiredRevenue(group, first, last) / minor + over("predictedClv") : null,
    referred: {
      customers: over("referredCustomers"),
      value: hasAmounts ? over("referredRevenue") / minor + over("referredPredicted") : null,
      rewards: over("referralRewards") / minor,
    },
    referrals: referrals && {
      sent: sumOf(referrals.sent, first + 1, last + 1),
      accepted: sumOf(referrals.accepted, first + 1, last + 1),
      converted: sumOf(referrals.converted, first + 1, last + 1),
    },
    contributions: hasAmounts ? contributions(group, { first, last }, window, marginShare, minor) : null,
    expected: last < monthsKept - 1 ? null : expectedOf(totals),
  };
}

function expectedOf(totals: FigureGroup["totals"]): Expected {
  const { scored, scoredWithAmounts, predicted, atRisk, valueAtRisk } = totals;
  const hasMoney = scoredWithAmounts > 0 || scored === 0;
  return {
    scored,
    predictedClv: hasMoney ? predicted : null,
    atRisk,
    valueAtRisk: hasMoney ? valueAtRisk : null,
  };
}

/** Net spend to date of the cohorts of a period, minor units. */
function acquiredRevenue({ cohorts }: FigureGroup, first: number, last: number): number {
  let sum = 0;
  for (let cohort = first; cohort <= last; cohort++) {
    for (let age = 0; cohort + age < monthsKept; age++) sum += cohorts.cohortRevenue.at(cohort, age);
  }
  return sum;
}

function contributions(
  { series, cohorts }: FigureGroup,
  { first, last }: Period,
  window: MonthWindow,
  marginShare: number,
  minor: number,
): number[] {
  const months: number[] = [];
  const end = window.complete ? monthsKept - 1 : monthsKept - 2;
  for (let age = 0; first + age <= end; age++) {
    let [sum, customers] = [0, 0];
    for (let cohort = first; cohort <= last && cohort + age <= end; cohort++) {
      sum += marginShare * cohorts.cohortRevenue.at(cohort, age) - cohorts.cohortCost.at(cohort, age);
      customers += series.newCustomers[cohort + 1];
    }
    if (customers === 0) break;
    months.push(sum / minor / customers);
  }
  return months;
}

function sumOf(series: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i <= to; i++) sum += series[i];
  return sum;
}
