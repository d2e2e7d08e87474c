import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { crossingDay, isPassed, lineCrossing } from "./actBy.ts";
import { clv, clvIfAlive } from "./clv.ts";
import { contribution, costToServe } from "./contribution.ts";
import { expectedOrderValue } from "./expectedOrderValue.ts";
import { dayWithin100Years } from "./farDay.ts";
import type { FutureIfAlive } from "./futureIfAlive.ts";
import { clvInterval } from "./intervals/clvInterval.ts";
import { countQuantile } from "./intervals/orderInterval.ts";
import { daysToEvenChance } from "./nextOrder.ts";
import type { Outlook } from "./outlook.ts";
import { probabilityOfSilence } from "./overdue.ts";
import {
  type ColumnsOptions,
  type CustomerColumns,
  emptyPredictionColumns,
  type PredictionColumns,
  readSummary,
} from "./predictionColumns.ts";
import { residualValue } from "./residualValue.ts";
import type { ScoreSettings } from "./score.ts";
import { valueAtRisk } from "./valueAtRisk.ts";

type Params = { [name: string]: number };

/** The same as `predict`, for many customers at once: what depends on (x, T) only is worked out once. */
export function predictColumns(
  model: Model,
  family: Family<Params>,
  settings: ScoreSettings,
  outlook: Outlook,
  columns: CustomerColumns,
  asOf: number,
  options: ColumnsOptions,
): PredictionColumns {
  const length = columns.frequency.length;
  const hasMoney = model.spend !== null && columns.monetaryValue !== null;
  const out = emptyPredictionColumns(length, hasMoney, options);
  const { params } = model;
  const summary = readableSummary();
  for (let i = 0; i < length; i++) {
    readSummary(columns, i, summary);
    const future = outlook.future(summary.frequency, summary.T);
    const probabilityAlive = family.probabilityAlive(params, summary);
    out.probabilityAlive[i] = probabilityAlive;
    out.probabilityOfSilence[i] = probabilityOfSilence(family, params, summary);
    out.expectedOrders[i] = probabilityAlive * future.orders;
    out.expectedOrdersIfAlive[i] = future.orders;
    out.probabilityWithinHorizon[i] = probabilityAlive * (1 - future.counts[0]);
    if (out.expectedOrdersLow && out.expectedOrdersHigh) {
      out.expectedOrdersLow[i] = countQuantile(probabilityAlive, future.counts, 0.1);
      out.expectedOrdersHigh[i] = countQuantile(probabilityAlive, future.counts, 0.9);
    }
    if (hasMoney) writeMoney(out, i, model, family, settings, outlook, summary, future);
    const crossing = lineCrossing(family, params, summary, settings);
    out.actBy[i] = crossingDay(crossing, summary, summary.firstDay);
    out.actByPassed[i] = !Number.isNaN(out.actBy[i]) && isPassed(crossing, summary) ? 1 : 0;
    if (out.medianIfAlive && out.by50) {
      const days = daysToEvenChance(family, params, summary, probabilityAlive, model.calibration);
      out.medianIfAlive[i] = dayWithin100Years(asOf, future.medianDays) ?? Number.NaN;
      out.by50[i] = days === null ? Number.NaN : asOf + days;
    }
  }
  return out;
}

function writeMoney(
  out: PredictionColumns,
  i: number,
  model: Model,
  family: Family<Params>,
  settings: ScoreSettings,
  outlook: Outlook,
  summary: CustomerSummary,
  future: FutureIfAlive,
): void {
  const { frequency, T } = summary;
  const monetaryValue = summary.monetaryValue as number;
  const { marginShare } = settings;
  const probabilityAlive = out.probabilityAlive[i];
  const cost = costToServe(summary, settings);
  const orderValue = expectedOrderValue(model.spend!, frequency, monetaryValue);
  const perOrder = contribution(orderValue, marginShare, cost);
  const ifAlive = clvIfAlive(future.discountedOrders, perOrder);
  out.expectedOrderValue![i] = orderValue;
  out.expectedRevenue![i] = probabilityAlive * future.orders * orderValue;
  out.clv![i] = clv(probabilityAlive, ifAlive);
  out.clvIfAlive![i] = ifAlive;
  out.valueAtRisk![i] = valueAtRisk(probabilityAlive, ifAlive);
  if (out.clvLow && out.clvHigh) {
    const worth = { frequency, T, monetaryValue, marginShare, cost };
    const interval = clvInterval(outlook.bounds!, model.spend!, worth, future, probabilityAlive);
    out.clvLow[i] = interval.low;
    out.clvHigh[i] = interval.high;
  }
  if (out.residualValue) {
    out.residualValue[i] =
      residualValue(family, model.params, summary, outlook.horizon, perOrder) ?? Number.NaN;
  }
}

function readableSummary(): CustomerSummary {
  return { frequency: 0, recency: 0, T: 0, monetaryValue: 0, spend: 0, cost: 0, firstDay: 0, lastDay: 0 };
}
