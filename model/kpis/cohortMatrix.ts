import type { FigureGroup } from "./gather/figureGroup.ts";
import { monthsKept, type MonthWindow } from "./monthWindow.ts";
import type { MoneyTerms } from "./periodCounts.ts";

/** The customers of one month of first order, month by month of their lives; the first is that of the first order. */
export interface Cohort {
  /** Position of the month. */
  position: number;
  customers: number;
  /** Customers who bought in the month of that age; the last may be of a month under way. */
  buyers: number[];
  /** The same as a share of the cohort. */
  retention: number[];
  /** Net spend up to the end of that month for each customer of the cohort, major units; null without amounts. */
  value: number[] | null;
  /** The same of contribution: net spend times margin less cost to serve. */
  contribution: number[] | null;
  /** Expected for each customer in the horizon, as of the night; null without amounts. */
  predictedClv: number | null;
}

/** Cohorts by month of the first order, earliest first; months without a newcomer are left out. */
export function cohortMatrix(
  { series, cohorts, totals }: FigureGroup,
  { first, last }: { first: number; last: number },
  { digits, marginShare }: MoneyTerms,
): Cohort[] {
  const minor = 10 ** digits;
  const hasAmounts = totals.customersWithAmounts > 0;
  const hasValue = totals.scoredWithAmounts > 0;
  const found: Cohort[] = [];
  for (let position = first; position <= last; position++) {
    const customers = series.newCustomers[position + 1];
    if (customers === 0) continue;
    const ages = Array.from({ length: monthsKept - position }, (_, age) => age);
    const buyers = ages.map((age) => cohorts.cohortBuyers.at(position, age));
    const revenue = running(ages.map((age) => cohorts.cohortRevenue.at(position, age)));
    const cost = running(ages.map((age) => cohorts.cohortCost.at(position, age)));
    found.push({
      position,
      customers,
      buyers,
      retention: buyers.map((count) => count / customers),
      value: hasAmounts ? revenue.map((sum) => sum / minor / customers) : null,
      contribution: hasAmounts
        ? revenue.map((sum, age) => (marginShare * sum - cost[age]) / minor / customers)
        : null,
      predictedClv: hasValue ? series.predictedClv[position + 1] / customers : null,
    });
  }
  return found;
}

/** Months from one position to another in which somebody can have bought first. */
export function cohortRange(window: MonthWindow, logStart: number): { first: number; last: number } {
  return { first: Math.max(0, logStart), last: window.positionOf(window.asOf) };
}

function running(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
