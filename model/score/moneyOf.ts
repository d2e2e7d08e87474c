import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { clv, clvIfAlive } from "./clv.ts";
import { contribution, costToServe } from "./contribution.ts";
import { expectedOrderValue } from "./expectedOrderValue.ts";
import type { FutureIfAlive } from "./futureIfAlive.ts";
import { type ContributionEnds, clvInterval } from "./intervals/clvInterval.ts";
import type { ContributionBounds } from "./intervals/contributionBounds.ts";
import type { Predictive } from "./intervals/predictive.ts";
import type { ScoreSettings } from "./score.ts";
import { valueAtRisk } from "./valueAtRisk.ts";

/** What the horizon's purchases are worth; major units. */
export interface Money {
  expectedOrderValue: number;
  /** Expected contribution of one purchase. */
  perOrder: number;
  expectedRevenue: number;
  clv: number;
  clvIfAlive: number;
  valueAtRisk: number;
  /** Null where none was asked for. */
  interval: ContributionEnds | null;
}

/**
 * The money in a customer's future: one definition for scores one by one and by the million.
 *
 * @param interval what the interval is read from, and whether it is to have its 95% ends; null for none
 */
export function moneyOf(
  spend: NonNullable<Model["spend"]>,
  settings: ScoreSettings,
  interval: { bounds: ContributionBounds; predictive: Predictive; with95: boolean } | null,
  summary: CustomerSummary,
  monetaryValue: number,
  future: FutureIfAlive,
  probabilityAlive: number,
): Money {
  const { frequency, recency, T } = summary;
  const { marginShare } = settings;
  const cost = costToServe(summary, settings);
  const orderValue = expectedOrderValue(spend, frequency, monetaryValue);
  const perOrder = contribution(orderValue, marginShare, cost);
  const ifAlive = clvIfAlive(future.discountedOrders, perOrder);
  const worth = { frequency, recency, T, monetaryValue, marginShare, cost };
  return {
    expectedOrderValue: orderValue,
    perOrder,
    expectedRevenue: probabilityAlive * future.orders * orderValue,
    clv: clv(probabilityAlive, ifAlive),
    clvIfAlive: ifAlive,
    valueAtRisk: valueAtRisk(probabilityAlive, ifAlive),
    interval:
      interval && clvInterval(interval.bounds, spend, worth, future, interval.predictive, interval.with95),
  };
}
