import { scoreOf } from "../ambassadors/ambassadorScore.ts";
import { type AmbassadorModel, documentedModel } from "../ambassadors/ambassadorModel.ts";
import { nothingTold, type OrderEvidence, type ToldEvidence } from "../ambassadors/evidence.ts";
import { objections } from "../ambassadors/objections.ts";
import type { CustomerColumns, PredictionColumns } from "../score/predictionColumns.ts";
import type { Prediction } from "../score/score.ts";
import type { CustomerSummary } from "../summary.ts";
import { type RuleFacts, type RuleField, ruleFields } from "./ruleset.ts";

/** What rules ask about, for many customers; one array a field, of one length. */
export type FactsColumns = Record<RuleField, ArrayLike<number>>;

/**
 * What rules may ask about one customer. Without money, expected orders stand for it: valueIfAlive is expected
 * orders if alive, predictedValue expected orders, valueAtRisk their difference, historicValue purchases to date.
 *
 * @param asOf        whole days since 1970-01-01
 * @param told        what signals say of the customer as of that day
 * @param ambassadors weights of the ambassador score
 */
export function factsOf(
  prediction: Prediction,
  summary: CustomerSummary,
  asOf: number,
  told: ToldEvidence = nothingTold,
  ambassadors: AmbassadorModel = documentedModel,
): RuleFacts {
  const { probabilityAlive, expectedOrders, expectedOrdersIfAlive, clv } = prediction;
  const money = clv !== null && summary.spend !== null;
  return {
    valueIfAlive: money ? prediction.clvIfAlive! : expectedOrdersIfAlive,
    predictedValue: money ? clv.value : expectedOrders.value,
    valueAtRisk: money ? prediction.valueAtRisk! : (1 - probabilityAlive) * expectedOrdersIfAlive,
    historicValue: money ? summary.spend! : summary.frequency + 1,
    expectedOrders: expectedOrders.value,
    probabilityAlive,
    probabilityOfSilence: prediction.probabilityOfSilence,
    frequency: summary.frequency,
    daysSinceLastOrder: asOf - summary.lastDay,
    tenureDays: asOf - summary.firstDay,
    ...ambassadorFacts(
      { probabilityAlive, frequency: summary.frequency, tenureDays: asOf - summary.firstDay },
      told,
      ambassadors,
    ),
  };
}

function ambassadorFacts(
  orders: OrderEvidence,
  told: ToldEvidence,
  model: AmbassadorModel,
): Pick<RuleFacts, "ambassadorScore" | "signalsAgainst" | "successfulReferrals"> {
  return {
    ambassadorScore: scoreOf(model, orders, told),
    signalsAgainst: objections(told).length,
    successfulReferrals: told.successfulReferrals ?? 0,
  };
}

/** The facts of one customer as columns of length one. */
export function oneRow(facts: RuleFacts): FactsColumns {
  const row = {} as Record<RuleField, number[]>;
  for (const field of ruleFields) row[field] = [facts[field]];
  return row;
}

/**
 * The same of many customers. Columns that exist already are shared, not copied.
 *
 * @param told of each customer; absent where there are no signals at all
 */
export function factsColumns(
  predictions: PredictionColumns,
  customers: CustomerColumns,
  asOf: number,
  told?: readonly ToldEvidence[],
  ambassadors: AmbassadorModel = documentedModel,
): Record<RuleField, Float64Array> {
  const { length, hasMoney, probabilityAlive, expectedOrders, expectedOrdersIfAlive } = predictions;
  const columnOf = (value: (i: number) => number) => {
    const column = new Float64Array(length);
    for (let i = 0; i < length; i++) column[i] = value(i);
    return column;
  };
  const money = hasMoney && customers.spend !== null;
  const orders = { probabilityAlive: 0, frequency: 0, tenureDays: 0 };
  return {
    valueIfAlive: money ? predictions.clvIfAlive! : expectedOrdersIfAlive,
    predictedValue: money ? predictions.clv! : expectedOrders,
    valueAtRisk: money
      ? predictions.valueAtRisk!
      : columnOf((i) => (1 - probabilityAlive[i]) * expectedOrdersIfAlive[i]),
    historicValue: money ? columnOf((i) => customers.spend![i]) : columnOf((i) => customers.frequency[i] + 1),
    expectedOrders,
    probabilityAlive,
    probabilityOfSilence: predictions.probabilityOfSilence,
    frequency: columnOf((i) => customers.frequency[i]),
    daysSinceLastOrder: columnOf((i) => asOf - customers.lastDay[i]),
    tenureDays: columnOf((i) => asOf - customers.firstDay[i]),
    ambassadorScore: columnOf((i) => {
      orders.probabilityAlive = probabilityAlive[i];
      orders.frequency = customers.frequency[i];
      orders.tenureDays = asOf - customers.firstDay[i];
      return scoreOf(ambassadors, orders, told === undefined ? nothingTold : told[i]);
    }),
    signalsAgainst: columnOf((i) => (told === undefined ? 0 : objections(told[i]).length)),
    successfulReferrals: columnOf((i) => told?.[i].successfulReferrals ?? 0),
  };
}
