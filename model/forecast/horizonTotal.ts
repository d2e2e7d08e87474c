import { countBounds } from "../evaluate/countBounds.ts";
import { families } from "../families/families.ts";
import type { Family } from "../families/family.ts";
import { operationalTime } from "../calendar/operationalTime.ts";
import { plainSeason } from "../calendar/season.ts";
import type { GammaGammaParams, Model } from "../model.ts";
import { modelClock } from "../score/modelClock.ts";
import { parameterPoints } from "../score/intervals/parameterPoints.ts";
import type { CustomerSummary } from "../summary.ts";

type Params = { [name: string]: number };

/** Customers as their scores stand, one array a quantity. Days since 1970-01-01, money in major units. */
export interface ScoredCustomers {
  frequency: ArrayLike<number>;
  firstDay: ArrayLike<number>;
  lastDay: ArrayLike<number>;
  probabilityAlive: ArrayLike<number>;
  /** In the horizon. */
  expectedOrders: ArrayLike<number>;
  /** Net spend in the horizon, not discounted; NaN for a log without amounts. */
  expectedRevenue: ArrayLike<number>;
  /** Predicted CLV; NaN likewise. */
  clv: ArrayLike<number>;
}

/** A sum with its predictive 80% interval. */
export interface Total {
  expected: number;
  low: number;
  high: number;
}

/** What the customers known are expected to do and to bring in the horizon, together. */
export interface HorizonTotal {
  days: number;
  customers: number;
  orders: Total;
  /** Predicted CLV; null for a log without amounts. */
  value: Total | null;
}

/** Customers worked out at most; of more of them a part stands for all. */
const mostWorkedOut = 2_000;
/** Standard normal quantile at .9. */
const z80 = 1.2815515655;
/** Where a customer's spend has no variance (q + p x <= 2), it counts as one that is hardly determined. */
const leastFreedom = 0.5;

/**
 * The orders and the value of all customers known in (asOf, asOf + days], each with its interval.
 *
 * Independent customers' variances add up. With n orders ahead and Q = q + p x, a customer's spend Z has, by the
 * posterior of Gamma-Gamma, E[Z | n] = n m and E[Z² | n] = m² (n² + n/p)(Q − 1)/(Q − 2). To the sum come, on the log
 * scale, what the parameters leave unsure, the level of spend (the error of a mean over the repeat customers), and the
 * shocks common to the shop that earlier forecasts taught. How money is discounted and what a purchase costs scale the
 * spread as they scale the value; the cost's own part of it is left out.
 *
 * @param marginShare of what is spent
 * @throws {RangeError} unless 0 < days < Infinity
 */
export function horizonTotal(
  model: Model,
  customers: ScoredCustomers,
  asOf: number,
  { days, marginShare }: { days: number; marginShare: number },
): HorizonTotal {
  if (!(days > 0 && days < Infinity)) throw new RangeError(`horizonTotal requires days > 0: ${days}`);
  const { frequency, firstDay, lastDay, probabilityAlive, expectedOrders, expectedRevenue, clv } = customers;
  const count = frequency.length;
  const orders = sumOf(expectedOrders);
  const value = sumOf(clv);
  const family: Family<Params> = families[model.family];
  const clock = modelClock(model);
  const time = model.calibration * operationalTime(model.season ?? plainSeason()).between(asOf, asOf + days);
  const step = Math.max(1, Math.ceil(count / mostWorkedOut));
  const states: State[] = [];
  let [ofOrders, ofValue] = [0, 0];
  for (let i = 0; i < count; i += step) {
    const empty = { monetaryValue: 0, spend: 0, cost: 0 };
    const [first, last] = [firstDay[i], lastDay[i]];
    const plain = { frequency: frequency[i], recency: last - first, T: asOf - first };
    const summary = clock.summary({ ...plain, firstDay: first, lastDay: last, ...empty }, asOf);
    const alive = probabilityAlive[i];
    const [one, two] = moments(family, model.params, summary, alive, time);
    // Also where covariates tell this customer from others with the same history.
    const scale = one > 0 ? expectedOrders[i] / one : 0;
    const [mean, square] = [one * scale, two * scale ** 2];
    const worth = mean > 0 ? (marginShare * expectedRevenue[i]) / mean : 0;
    ofOrders += square - mean ** 2;
    if (model.spend !== null)
      ofValue += worth ** 2 * spendVariance(model.spend.params, frequency[i], mean, square);
    states.push({ summary, alive, worth });
  }
  const weight = count / Math.max(1, states.length);
  const shocks = Math.expm1(model.uncertainty?.shopVariance ?? 0);
  const points = parameterPoints(model.params, model.uncertainty);
  const unsure = (of: (state: State) => number) =>
    logVariance(family, model.params, points, states, time, of) + shocks;
  const variance = weight * ofOrders + unsure(() => 1) * orders ** 2;
  const [low, high] = countBounds(orders, variance, 0.8);
  return {
    days,
    customers: count,
    orders: { expected: orders, low, high },
    value: Number.isNaN(value) || model.spend === null ? null : valueTotal(),
  };

  function valueTotal(): Total {
    const spread = unsure(({ worth }) => worth) + levelVariance(model.spend!.params, frequency);
    return around(value, weight * ofValue + spread * value ** 2);
  }
}

interface State {
  summary: CustomerSummary;
  alive: number;
  /** Margin on an order. */
  worth: number;
}

/** E[n] and E[n²] of a customer's orders in the time. */
function moments(
  family: Family<Params>,
  params: Params,
  summary: CustomerSummary,
  alive: number,
  time: number,
): [number, number] {
  const distribution = family.countDistributionIfAlive(params, summary, time, 1e-6);
  let [one, two] = [0, 0];
  for (let n = 1; n < distribution.length; n++) {
    one += n * distribution[n];
    two += n * n * distribution[n];
  }
  return [alive * one, alive * two];
}

/** Variance of a customer's spend over the square of its mean by order. */
function spendVariance({ p, q }: GammaGammaParams, frequency: number, mean: number, square: number): number {
  const freedom = Math.max(leastFreedom, q + p * frequency - 2);
  return ((square + mean / p) * (freedom + 1)) / freedom - mean ** 2;
}

/** Variance of ln(mean spend of an order), as far as the repeat customers fitted determine it. */
function levelVariance({ p, q }: GammaGammaParams, frequency: ArrayLike<number>): number {
  let [repeaters, repeats] = [0, 0];
  for (let i = 0; i < frequency.length; i++) {
    if (frequency[i] > 0) repeaters++;
    repeats += frequency[i];
  }
  const between = 1 / Math.max(leastFreedom, q - 2);
  return (between + repeaters / (p * Math.max(1, repeats))) / Math.max(1, repeaters);
}

/** Variance of ln(total) over the parameters that may be true as well. */
function logVariance(
  family: Family<Params>,
  params: Params,
  points: readonly Params[],
  states: readonly State[],
  time: number,
  weightOf: (state: State) => number,
): number {
  const usual = states.map(({ summary }) => family.probabilityAlive(params, summary));
  const logs = points.flatMap((point) => {
    let total = 0;
    states.forEach((state, i) => {
      const alive =
        usual[i] > 0 ? (state.alive * family.probabilityAlive(point, state.summary)) / usual[i] : 0;
      total += weightOf(state) * alive * family.expectedTransactionsIfAlive(point, state.summary, time);
    });
    return total > 0 ? [Math.log(total)] : [];
  });
  if (logs.length === 0) return 0;
  const centre = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return logs.reduce((sum, log) => sum + (log - centre) ** 2, 0) / logs.length;
}

/** The 80% interval of a lognormal with this mean and variance; of what is not above 0, of a normal. */
function around(expected: number, variance: number): Total {
  if (!(expected > 0)) {
    const width = z80 * Math.sqrt(variance);
    return { expected, low: expected - width, high: expected + width };
  }
  const square = Math.log1p(variance / expected ** 2);
  const centre = expected * Math.exp(-square / 2);
  const width = Math.exp(z80 * Math.sqrt(square));
  return { expected, low: centre / width, high: centre * width };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}
