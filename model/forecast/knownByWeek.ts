import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import { parameterPoints } from "../score/intervals/parameterPoints.ts";
import type { CustomerSummary } from "../summary.ts";

type Params = { [name: string]: number };

/** Customers as of a date, one array a quantity; P(alive) by the model in question. Days since 1970-01-01. */
export interface KnownCustomers {
  frequency: ArrayLike<number>;
  firstDay: ArrayLike<number>;
  lastDay: ArrayLike<number>;
  probabilityAlive: ArrayLike<number>;
  /** Expected purchases in the next `days`: what the sum over the weeks comes to. */
  horizon: { days: number; expected: number };
}

/** By week, earliest first. */
export interface ByWeek {
  expected: Float64Array;
  variance: Float64Array;
}

/** States worked out at most; of more of them a part stands for all. */
const MOST_STATES = { plain: 20_000, regular: 3_000 };
/** Rows that suffice to see how the weeks move with the parameters. */
const ENOUGH_ROWS = 400;
/** Weeks. */
const QUARTER = 13;

interface State {
  frequency: number;
  firstDay: number;
  lastDay: number;
  /** Σ P(alive) and Σ P(alive)² over its customers. */
  alive: number;
  squares: number;
}

/**
 * Purchases expected of the customers known, week by week, on the model's clock; with the variance that chance and
 * unsure parameters give them. How much wider than a Poisson a week is by chance is worked out for the first one.
 *
 * @param summaryOf a customer as of the date, on the clock
 * @param timeIn operational time in (asOf, asOf + days], times the calibration
 */
export function knownByWeek(
  { params, uncertainty }: Pick<Model, "params" | "uncertainty">,
  family: Family<Params>,
  customers: KnownCustomers,
  summaryOf: (state: Pick<CustomerSummary, "frequency" | "firstDay" | "lastDay">) => CustomerSummary,
  timeIn: (days: number) => number,
  weeks: number,
): ByWeek {
  const remembers = family.futureDependsOnRecency?.(params) ?? false;
  const all = statesOf(customers, remembers);
  const step = Math.ceil(all.length / MOST_STATES[remembers ? "regular" : "plain"]);
  const states = all.filter((_, i) => i % step === 0);
  const { horizon } = customers;
  const times = Array.from({ length: weeks }, (_, week) => timeIn(7 * (week + 1)));
  const horizonTime = timeIn(horizon.days);
  const expected = new Float64Array(weeks);
  let [withinHorizon, mean, squares] = [0, 0, 0];
  for (const state of states) {
    const summary = summaryOf(state);
    const until = (t: number) => family.expectedTransactionsIfAlive(params, summary, t);
    let before = 0;
    for (let week = 0; week < weeks; week++) {
      const now = until(times[week]);
      expected[week] += state.alive * (now - before);
      if (week === 0) {
        const counts = family.countDistributionIfAlive(params, summary, times[0], 1e-6);
        let second = 0;
        for (let n = 1; n < counts.length; n++) second += n * n * counts[n];
        mean += state.alive * now;
        squares += state.alive * second - state.squares * now * now;
      }
      before = now;
    }
    withinHorizon += state.alive * until(horizonTime);
  }
  // Also where a part stands for all, or covariates tell customers of one state apart.
  const level = withinHorizon > 0 ? horizon.expected / withinHorizon : 1;
  const dispersion = mean > 0 ? Math.max(1, squares / mean) : 1;
  const unsure = unsureByWeek(params, uncertainty, family, states, summaryOf, times);
  const scaled = expected.map((value) => Math.max(0, value * level));
  return {
    expected: scaled,
    variance: scaled.map((value, week) => dispersion * value + unsure[week] * value ** 2),
  };
}

function statesOf(
  { frequency, firstDay, lastDay, probabilityAlive }: KnownCustomers,
  remembers: boolean,
): State[] {
  const states = new Map<number | string, State>();
  for (let i = 0; i < frequency.length; i++) {
    const [x, first, last, alive] = [frequency[i], firstDay[i], lastDay[i], probabilityAlive[i]];
    const key = remembers ? `${x} ${first} ${last}` : x * 2 ** 26 + first;
    let state = states.get(key);
    if (!state) {
      state = { frequency: x, firstDay: first, lastDay: last, alive: 0, squares: 0 };
      states.set(key, state);
    }
    state.alive += alive;
    state.squares += alive * alive;
  }
  return [...states.values()];
}

/**
 * Variance of ln(expected) of each week over the parameters that may be true as well; of its quarter of a year, within
 * which it hardly changes.
 */
function unsureByWeek(
  params: Params,
  uncertainty: Model["uncertainty"],
  family: Family<Params>,
  states: readonly State[],
  summaryOf: (state: State) => CustomerSummary,
  times: readonly number[],
): Float64Array {
  const step = Math.max(1, Math.ceil(states.length / ENOUGH_ROWS));
  const rows = states.filter((_, i) => i % step === 0).map((state) => ({ state, summary: summaryOf(state) }));
  const usual = rows.map(({ summary }) => family.probabilityAlive(params, summary));
  const ends = times.filter((_, week) => (week + 1) % QUARTER === 0 || week === times.length - 1);
  const byPoint = parameterPoints(params, uncertainty).map((point) => {
    const totals = new Float64Array(ends.length);
    rows.forEach(({ state, summary }, i) => {
      // P(alive) of the state's customers moves with the parameters as that of the one who stands for them.
      const alive = usual[i] > 0 ? (state.alive * family.probabilityAlive(point, summary)) / usual[i] : 0;
      let before = 0;
      ends.forEach((time, quarter) => {
        const now = family.expectedTransactionsIfAlive(point, summary, time);
        totals[quarter] += alive * (now - before);
        before = now;
      });
    });
    return totals;
  });
  const byQuarter = ends.map((_, quarter) => {
    const logs = byPoint.map((totals) => Math.log(totals[quarter])).filter(Number.isFinite);
    if (logs.length === 0) return 0;
    const centre = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    return logs.reduce((sum, log) => sum + (log - centre) ** 2, 0) / logs.length;
  });
  return Float64Array.from(times, (_, week) => byQuarter[Math.floor(week / QUARTER)]);
}
