import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { crossingDay, isPassed, lineCrossing } from "./actBy.ts";
import { dayWithin100Years } from "./farDay.ts";
import type { FutureIfAlive } from "./futureIfAlive.ts";
import { countQuantile } from "./intervals/orderInterval.ts";
import type { Predictive } from "./intervals/predictive.ts";
import { moneyOf } from "./moneyOf.ts";
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

type Params = { [name: string]: number };

/** The same as `predict`, for many customers at once: what customers share is worked out once. */
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
  const { clock, horizon } = outlook;
  const [customer, clocked] = [readableSummary(), readableSummary()];
  for (let i = 0; i < length; i++) {
    const summary = clock.summary(readSummary(columns, i, customer), asOf, clocked);
    const future = outlook.future(summary);
    const probabilityAlive = outlook.probabilityAlive(summary);
    out.probabilityAlive[i] = probabilityAlive;
    out.probabilityOfSilence[i] = probabilityOfSilence(family, params, summary);
    out.expectedOrders[i] = probabilityAlive * future.orders;
    out.expectedOrdersIfAlive[i] = future.orders;
    out.discountedOrdersIfAlive[i] = future.discountedOrders;
    out.probabilityWithinHorizon[i] = probabilityAlive * (1 - future.counts[0]);
    const predictive = out.expectedOrdersLow && outlook.predictive(summary, future, probabilityAlive);
    if (predictive) writeOrders(out, i, predictive);
    if (hasMoney) writeMoney(out, i, model, family, settings, outlook, summary, future, predictive);
    const crossing = lineCrossing(family, params, summary, settings);
    out.actBy[i] = crossingDay(crossing, summary, clock, asOf);
    out.actByPassed[i] = !Number.isNaN(out.actBy[i]) && isPassed(crossing, summary) ? 1 : 0;
    if (out.medianIfAlive && out.by50) {
      const days = daysToEvenChance(family, params, summary, probabilityAlive, horizon);
      out.medianIfAlive[i] = dayWithin100Years(asOf, future.medianDays) ?? Number.NaN;
      out.by50[i] = days === null ? Number.NaN : asOf + days;
    }
  }
  return out;
}

function writeOrders(out: PredictionColumns, i: number, { probabilityAlive, counts }: Predictive): void {
  out.expectedOrdersLow![i] = countQuantile(probabilityAlive, counts, 0.1);
  out.expectedOrdersHigh![i] = countQuantile(probabilityAlive, counts, 0.9);
  if (out.expectedOrdersLow95 && out.expectedOrdersHigh95) {
    out.expectedOrdersLow95[i] = countQuantile(probabilityAlive, counts, 0.025);
    out.expectedOrdersHigh95[i] = countQuantile(probabilityAlive, counts, 0.975);
  }
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
  predictive: Predictive | null,
): void {
  const probabilityAlive = out.probabilityAlive[i];
  const { monetaryValue } = summary;
  const interval = predictive &&
    outlook.bounds && { bounds: outlook.bounds, predictive, with95: out.clvLow95 !== null };
  const worth = moneyOf(model.spend!, settings, interval, summary, monetaryValue!, future, probabilityAlive);
  out.expectedOrderValue![i] = worth.expectedOrderValue;
  out.expectedRevenue![i] = worth.expectedRevenue;
  out.clv![i] = worth.clv;
  out.clvIfAlive![i] = worth.clvIfAlive;
  out.valueAtRisk![i] = worth.valueAtRisk;
  if (out.clvLow && out.clvHigh) {
    out.clvLow[i] = worth.interval!.low;
    out.clvHigh[i] = worth.interval!.high;
    if (out.clvLow95 && out.clvHigh95) {
      out.clvLow95[i] = worth.interval!.low95;
      out.clvHigh95[i] = worth.interval!.high95;
    }
  }
  if (out.residualValue) {
    const residual = residualValue(family, model.params, summary, outlook.horizon, worth.perOrder);
    out.residualValue[i] = residual ?? Number.NaN;
  }
}

function readableSummary(): CustomerSummary {
  return { frequency: 0, recency: 0, T: 0, monetaryValue: 0, spend: 0, cost: 0, firstDay: 0, lastDay: 0 };
}
