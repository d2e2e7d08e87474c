import { monthsKept, type MonthWindow } from "../monthWindow.ts";
import { activeRuns } from "./activeRuns.ts";
import type { FigureGroup } from "./figureGroup.ts";

/** What figures need of one customer as of a night; days whole since 1970-01-01, ascending, none after asOf. */
export interface FigureCustomer {
  /** Purchases standing: days, and net spend in integer minor units, null for a log without amounts. */
  days: readonly number[];
  net: readonly number[] | null;
  /** Cost to serve, minor units. */
  costs: readonly { day: number; amount: number }[];
  nps: readonly { day: number; value: number }[];
  /** The last answer of each day. */
  csat: readonly { day: number; last: number }[];
  acquisitions: readonly { day: number; cost?: number }[];
  /** What the night expects, major units; null for a customer without a score. */
  expected: { segment: string; clv: number | null; valueAtRisk: number | null } | null;
  /** Of one who came by a referral: rewards paid for it, minor units. */
  referral?: { rewards: number };
}

/** Adds one customer to a group. */
export function addCustomer(
  group: FigureGroup,
  customer: FigureCustomer,
  window: MonthWindow,
  activeDays: number,
): void {
  addSignals(group, customer, window);
  if (customer.days.length === 0) return;
  addOrders(group, customer, window);
  addActivity(group, customer.days, window, activeDays);
  addPeriods(group, customer.days.map(window.positionOf));
  addExpected(group, customer, window);
  addReferred(group, customer, window);
}

/** Place of a month in a series: 0 for all before the first kept. */
function place(window: MonthWindow, day: number): number {
  return Math.max(0, window.positionOf(day) + 1);
}

function addSignals({ series }: FigureGroup, customer: FigureCustomer, window: MonthWindow): void {
  for (const { day, value } of customer.nps) {
    const month = place(window, day);
    series.npsAnswers[month]++;
    if (value >= 9) series.promoters[month]++;
    else if (value <= 6) series.detractors[month]++;
  }
  for (const { day, last } of customer.csat) {
    series.csatAnswers[place(window, day)]++;
    if (last >= 4) series.satisfied[place(window, day)]++;
  }
  for (const { day, cost } of customer.acquisitions) {
    if (cost === undefined) continue;
    series.acquisitionCosts[place(window, day)]++;
    series.acquisitionCost[place(window, day)] += cost;
  }
}

function addOrders(
  { series, cohorts, totals }: FigureGroup,
  customer: FigureCustomer,
  window: MonthWindow,
): void {
  const { days, net, costs } = customer;
  const cohort = window.positionOf(days[0]);
  const addTo = (name: keyof typeof cohorts, day: number, value: number) => {
    const age = window.positionOf(day) - cohort;
    if (cohort >= 0 && age >= 0) cohorts[name].add(cohort, age, value);
  };
  totals.customers++;
  if (net !== null) totals.customersWithAmounts++;
  series.newCustomers[place(window, days[0])]++;
  let month = Number.NaN;
  days.forEach((day, i) => {
    const spent = net?.[i] ?? 0;
    series.orders[place(window, day)]++;
    series.revenue[place(window, day)] += spent;
    addTo("cohortRevenue", day, spent);
    if (window.positionOf(day) !== month) addTo("cohortBuyers", day, 1);
    month = window.positionOf(day);
  });
  // A cost before the first order belongs to the first month.
  for (const { day, amount } of costs) addTo("cohortCost", Math.max(day, days[0]), amount);
}

function addActivity(
  { pairs }: FigureGroup,
  days: readonly number[],
  window: MonthWindow,
  activeDays: number,
): void {
  const runs = activeRuns(days, window, activeDays);
  runs.forEach((earlier, i) => {
    for (const later of runs.slice(i)) pairs.activeAtBoth.add(earlier, later, 1);
  });
  const born: [number, number] = [0, window.positionOf(days[0])];
  for (const run of runs) pairs.newActive.add(born, run, 1);
}

/** Buyers of a period [first, last] of months: those with a purchase month in it; repeaters: with two purchase days. */
function addPeriods({ pairs }: FigureGroup, positions: readonly number[]): void {
  const end = monthsKept - 1;
  let before = -1;
  positions.forEach((month, k) => {
    if (month <= before) return;
    const firsts: [number, number] = [before + 1, month];
    pairs.buyers.add(firsts, [month, end], 1);
    const next = positions[k + 1];
    if (next !== undefined) pairs.repeatBuyers.add(firsts, [next, end], 1);
    before = month;
  });
}

function addExpected(
  { series, totals }: FigureGroup,
  { days, expected }: FigureCustomer,
  window: MonthWindow,
): void {
  if (expected === null) return;
  totals.scored++;
  if (expected.segment === "at_risk") {
    totals.atRisk++;
    totals.valueAtRisk += expected.valueAtRisk ?? 0;
  }
  if (expected.clv === null) return;
  totals.scoredWithAmounts++;
  totals.predicted += expected.clv;
  series.predictedClv[place(window, days[0])] += expected.clv;
}

function addReferred(
  { series }: FigureGroup,
  { days, net, expected, referral }: FigureCustomer,
  window: MonthWindow,
): void {
  if (referral === undefined) return;
  const month = place(window, days[0]);
  series.referredCustomers[month]++;
  series.referralRewards[month] += referral.rewards;
  series.referredRevenue[month] += net?.reduce((sum, amount) => sum + amount, 0) ?? 0;
  series.referredPredicted[month] += expected?.clv ?? 0;
}
