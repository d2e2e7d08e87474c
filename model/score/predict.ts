import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { actBy } from "./actBy.ts";
import { clv, clvIfAlive } from "./clv.ts";
import { contribution, costToServe } from "./contribution.ts";
import { expectedOrderValue } from "./expectedOrderValue.ts";
import type { FutureIfAlive } from "./futureIfAlive.ts";
import { clvInterval } from "./intervals/clvInterval.ts";
import { countQuantile } from "./intervals/orderInterval.ts";
import { nextOrder } from "./nextOrder.ts";
import type { Outlook } from "./outlook.ts";
import { probabilityOfSilence } from "./overdue.ts";
import { residualValue } from "./residualValue.ts";
import type { Prediction, ScoreSettings } from "./score.ts";
import { valueAtRisk } from "./valueAtRisk.ts";

type Params = { [name: string]: number };

/** Everything predicted for one customer; `predictColumns` makes the same of many. */
export function predict(
  model: Model,
  family: Family<Params>,
  settings: ScoreSettings,
  outlook: Outlook,
  summary: CustomerSummary,
  asOf: number,
): Prediction {
  const { params } = model;
  const { frequency, T, firstDay } = summary;
  const future = outlook.future(frequency, T);
  const probabilityAlive = family.probabilityAlive(params, summary);
  return {
    probabilityAlive,
    churnProbability: 1 - probabilityAlive,
    probabilityOfSilence: probabilityOfSilence(family, params, summary),
    expectedOrders: {
      value: probabilityAlive * future.orders,
      low: countQuantile(probabilityAlive, future.counts, 0.1),
      high: countQuantile(probabilityAlive, future.counts, 0.9),
    },
    expectedOrdersIfAlive: future.orders,
    ...money(model, family, settings, outlook, summary, future, probabilityAlive),
    nextOrder: nextOrder(family, params, summary, future, probabilityAlive, asOf, model.calibration),
    actBy: actBy(family, params, summary, firstDay, settings),
    basis: model.basis,
  };
}

type Money = Pick<
  Prediction,
  "expectedOrderValue" | "expectedRevenue" | "clv" | "clvIfAlive" | "residualValue" | "valueAtRisk"
>;

const noMoney: Money = {
  expectedOrderValue: null,
  expectedRevenue: null,
  clv: null,
  clvIfAlive: null,
  residualValue: null,
  valueAtRisk: null,
};

function money(
  model: Model,
  family: Family<Params>,
  settings: ScoreSettings,
  outlook: Outlook,
  summary: CustomerSummary,
  future: FutureIfAlive,
  probabilityAlive: number,
): Money {
  const { frequency, T, monetaryValue } = summary;
  if (model.spend === null || outlook.bounds === null || monetaryValue === null) return noMoney;
  const { marginShare } = settings;
  const cost = costToServe(summary, settings);
  const orderValue = expectedOrderValue(model.spend, frequency, monetaryValue);
  const perOrder = contribution(orderValue, marginShare, cost);
  const ifAlive = clvIfAlive(future.discountedOrders, perOrder);
  const worth = { frequency, T, monetaryValue, marginShare, cost };
  const interval = clvInterval(outlook.bounds, model.spend, worth, future, probabilityAlive);
  return {
    expectedOrderValue: orderValue,
    expectedRevenue: probabilityAlive * future.orders * orderValue,
    clv: { value: clv(probabilityAlive, ifAlive), ...interval },
    clvIfAlive: ifAlive,
    residualValue: residualValue(family, model.params, summary, outlook.horizon, perOrder),
    valueAtRisk: valueAtRisk(probabilityAlive, ifAlive),
  };
}
