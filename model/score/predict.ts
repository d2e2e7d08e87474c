import type { Family } from "../families/family.ts";
import type { Model } from "../model.ts";
import type { CustomerSummary } from "../summary.ts";
import { actBy } from "./actBy.ts";
import type { FutureIfAlive } from "./futureIfAlive.ts";
import { countQuantile } from "./intervals/orderInterval.ts";
import type { Predictive } from "./intervals/predictive.ts";
import { moneyOf } from "./moneyOf.ts";
import { nextOrder } from "./nextOrder.ts";
import type { Outlook } from "./outlook.ts";
import { probabilityOfSilence } from "./overdue.ts";
import { residualValue } from "./residualValue.ts";
import type { Prediction, ScoreSettings } from "./score.ts";

type Params = { [name: string]: number };

/** Everything predicted for one customer; `predictColumns` makes the same of many. */
export function predict(
  model: Model,
  family: Family<Params>,
  settings: ScoreSettings,
  outlook: Outlook,
  customer: CustomerSummary,
  asOf: number,
): Prediction {
  const { params } = model;
  const { clock, horizon } = outlook;
  const summary = clock.summary(customer, asOf);
  const future = outlook.future(summary);
  const probabilityAlive = outlook.probabilityAlive(summary);
  const predictive = outlook.predictive(summary, future, probabilityAlive);
  const orders = (q: number) => countQuantile(predictive.probabilityAlive, predictive.counts, q);
  return {
    probabilityAlive,
    churnProbability: 1 - probabilityAlive,
    probabilityOfSilence: probabilityOfSilence(family, params, summary),
    expectedOrders: {
      value: probabilityAlive * future.orders,
      low: orders(0.1),
      high: orders(0.9),
      low95: orders(0.025),
      high95: orders(0.975),
    },
    expectedOrdersIfAlive: future.orders,
    ...money(model, family, settings, outlook, summary, future, probabilityAlive, predictive),
    nextOrder: nextOrder(family, params, summary, future, probabilityAlive, asOf, horizon),
    actBy: actBy(family, params, summary, clock, settings, asOf),
    basis: model.basis,
  };
}

const noMoney = {
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
  { bounds, horizon }: Outlook,
  summary: CustomerSummary,
  future: FutureIfAlive,
  probabilityAlive: number,
  predictive: Predictive,
): Pick<Prediction, keyof typeof noMoney> {
  const { spend, params } = model;
  const { monetaryValue } = summary;
  if (spend === null || monetaryValue === null) return noMoney;
  const worth = moneyOf(
    spend,
    settings,
    bounds && { bounds, predictive, with95: true },
    summary,
    monetaryValue,
    future,
    probabilityAlive,
  );
  return {
    expectedOrderValue: worth.expectedOrderValue,
    expectedRevenue: worth.expectedRevenue,
    clv: { value: worth.clv, ...worth.interval! },
    clvIfAlive: worth.clvIfAlive,
    residualValue: residualValue(family, params, summary, horizon, worth.perOrder),
    valueAtRisk: worth.valueAtRisk,
  };
}
