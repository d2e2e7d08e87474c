import { mean, variance } from "simple-statistics";
import { findRoot } from "../math/findRoot.ts";
import type { Measure } from "./measure.ts";

/** What the model expects of one customer in a campaign's days; money in major units. */
export interface Expectation {
  probabilityAlive: number;
  ordersIfAlive: number;
  /** Chance of an order at all. */
  probabilityOfOrder: number;
  /** Net spend of one order; null for a log without amounts. */
  orderValue: number | null;
}

/** One measure among some customers, per member. */
export interface ExpectedSpread {
  /** Expected without the campaign. */
  mean: number;
  /** Variance of what members do about what is expected of each: what stays after the correction. */
  within: number;
  /** Variance of what is expected of them. */
  between: number;
  /** What a unit of effect adds to the variance among the treated, where it comes as orders more: mean square over mean of an order. */
  perEffect: number;
}

/**
 * What a campaign's measures will come to without it, and how far they will spread, as the model sees it beforehand.
 *
 * Orders if alive are taken to be negative binomial with the mean and the chance of none that the model gives:
 * (1 + m/k)^−k = P(0), variance m + m²/k. Spend: E[N] (κ − 1) v² + Var[N] v², with v the value of an order and κ the
 * mean square of orders' values, each in units of the value expected.
 *
 * @param valueSpread κ, at least 1; not used without money
 * @throws {RangeError} without any customer
 */
export function expectedSpread(
  customers: readonly Expectation[],
  valueSpread: number,
): Record<Exclude<Measure, "spend">, ExpectedSpread> & { spend: ExpectedSpread | null } {
  if (!(customers.length > 0)) throw new RangeError("expectedSpread requires a customer: none given");
  const orders = customers.map(ordersOf);
  const churn = customers.map(({ probabilityOfOrder: p }) => ({ mean: 1 - p, variance: p * (1 - p) }));
  const hasMoney = customers.every(({ orderValue }) => orderValue !== null);
  const spend = orders.map((of, i) => {
    const value = customers[i].orderValue ?? 0;
    return {
      mean: of.mean * value,
      variance: (of.mean * (valueSpread - 1) + of.variance) * value * value,
    };
  });
  const values = customers.map(({ orderValue }) => orderValue ?? 0);
  const worth = mean(values);
  const ofSpend = worth > 0 ? (valueSpread * mean(values.map((value) => value * value))) / worth : 0;
  return {
    orders: spreadOf(orders, 1),
    churn: spreadOf(churn, 0),
    spend: hasMoney ? spreadOf(spend, ofSpend) : null,
  };
}

function spreadOf(members: readonly { mean: number; variance: number }[], perEffect: number): ExpectedSpread {
  const means = members.map((member) => member.mean);
  return {
    mean: mean(means),
    within: mean(members.map((member) => member.variance)),
    between: variance(means),
    perEffect,
  };
}

function ordersOf({ probabilityAlive: alive, ordersIfAlive: m, probabilityOfOrder }: Expectation) {
  const square = alive * (m + m * m * (1 + clumping(m, alive > 0 ? 1 - probabilityOfOrder / alive : 1)));
  return { mean: alive * m, variance: Math.max(0, square - (alive * m) ** 2) };
}

/** 1/k of the negative binomial of a mean and a chance of none; 0 where that is Poisson's or less. */
function clumping(m: number, none: number): number {
  if (!(m > 0 && none < 1 && Math.log(none) > -m)) return 0;
  const excess = (k: number) => k * Math.log1p(m / k) + Math.log(none);
  const [least, most] = [1e-6, 1e6];
  if (excess(most) <= 0) return 0;
  if (excess(least) >= 0) return 1 / least;
  return 1 / Math.exp(findRoot((logK) => excess(Math.exp(logK)), Math.log(least), Math.log(most), 1e-9));
}
