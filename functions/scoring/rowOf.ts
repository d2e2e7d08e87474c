import { toldOf } from "../../model/ambassadors/toldOf.ts";
import type { Model } from "../../model/model.ts";
import type { Prediction } from "../../model/score/score.ts";
import { ruleOf } from "../../model/segments/place.ts";
import { factsOf } from "../../model/segments/ruleFacts.ts";
import type { Ruleset } from "../../model/segments/ruleset.ts";
import type { SignalHistory } from "../../model/signals/signalHistory.ts";
import type { CustomerSummary } from "../../model/summary.ts";
import type { Settings } from "../contract/settings.ts";
import type { CustomerRow } from "../store/types.ts";
import { scorerOf } from "./scorerOf.ts";

/** What a stored row is made from. */
export interface RowInput {
  summary: CustomerSummary;
  model: Model;
  ruleset: Ruleset;
  settings: Settings;
  signals?: SignalHistory;
  referredDays?: readonly number[];
  /** Whole days since 1970-01-01. */
  asOf: number;
  /** Milliseconds. */
  now: number;
  channel?: string;
}

/** The row that lists show of one customer, scored over the horizon of the settings. */
export function rowOf(input: RowInput): CustomerRow {
  const { summary, model, ruleset, settings, signals, asOf } = input;
  const prediction = scorerOf(model, settings).predict(summary, asOf);
  const facts = factsOf(
    prediction,
    summary,
    asOf,
    toldOf(signals, asOf, input.referredDays),
    model.ambassadors,
  );
  const rule = ruleOf(ruleset, facts);
  return rowFrom(input, prediction, rule);
}

/** The same from a prediction and a rule already at hand. */
export function rowFrom(
  { summary, model, ruleset, asOf, now, channel }: Omit<RowInput, "settings" | "signals" | "referredDays">,
  prediction: Pick<Prediction, "probabilityAlive" | "valueAtRisk"> & {
    clv: { value: number } | null;
    expectedOrders: { value: number };
    actBy: { day: number | null };
  },
  rule: number,
): CustomerRow {
  return {
    segment: ruleset.rules[rule].segment,
    rule,
    clv: prediction.clv === null ? null : prediction.clv.value,
    probabilityAlive: prediction.probabilityAlive,
    valueAtRisk: prediction.valueAtRisk,
    expectedOrders: prediction.expectedOrders.value,
    actBy: prediction.actBy.day,
    firstDay: summary.firstDay,
    lastDay: summary.lastDay,
    orders: summary.frequency + 1,
    spend: summary.spend,
    ...(channel === undefined ? {} : { channel }),
    modelId: model.id,
    rulesetId: ruleset.id,
    scoredOn: asOf,
    changedAt: now,
  };
}
