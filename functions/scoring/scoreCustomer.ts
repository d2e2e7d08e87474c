import { judgeAmbassador } from "../../model/ambassadors/judgeAmbassador.ts";
import { toldOf } from "../../model/ambassadors/toldOf.ts";
import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import type { Model } from "../../model/model.ts";
import { minorDigits } from "../../model/money/minorDigits.ts";
import { isOverdue } from "../../model/score/overdue.ts";
import type { Prediction } from "../../model/score/score.ts";
import { place } from "../../model/segments/place.ts";
import { factsOf } from "../../model/segments/ruleFacts.ts";
import type { Reason, Ruleset } from "../../model/segments/ruleset.ts";
import type { SignalHistory } from "../../model/signals/signalHistory.ts";
import type { CustomerSummary } from "../../model/summary.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import type { Score } from "../contract/score.ts";
import type { Settings } from "../contract/settings.ts";
import { rounded } from "./rounded.ts";
import { scorerOf } from "./scorerOf.ts";
import { shownActBy } from "./shownActBy.ts";
import { summaryOf } from "./summaryOf.ts";

/** What a score is a pure function of. */
export interface ScoreInput {
  customerId: string;
  history: PurchaseHistory;
  /** Their cost to serve counts against the contribution; the rest makes, or unmakes, an ambassador. */
  signals?: SignalHistory;
  /** Days on which referrals of theirs were approved. */
  referredDays?: readonly number[];
  model: Model;
  ruleset: Ruleset;
  settings: Settings;
  /** Whole days since 1970-01-01. */
  asOf: number;
  /** Default: that of the settings. Rules always judge by the settings' own horizon. */
  horizonDays?: number;
}

/**
 * A customer's score as the service answers it: dates in ISO 8601, money rounded to the currency's digits.
 *
 * The segment is judged over the horizon of the settings, for which its cut-offs were made, whatever horizon the
 * caller wants to see.
 *
 * @returns null when the customer has no purchase on or before `asOf`
 */
export function scoreCustomer(input: ScoreInput): Score | null {
  const { customerId, history, model, ruleset, settings, asOf } = input;
  const summary = summaryOf(history, asOf, settings, input.signals);
  if (summary === null) return null;
  const scorer = scorerOf(model, settings);
  const horizonDays = input.horizonDays ?? settings.horizonDays;
  const prediction = scorer.predict(summary, asOf, horizonDays);
  const judged =
    horizonDays === settings.horizonDays ? prediction : scorer.predict(summary, asOf, settings.horizonDays);
  const told = toldOf(input.signals, asOf, input.referredDays);
  const facts = factsOf(judged, summary, asOf, told, model.ambassadors);
  const placement = place(ruleset, facts, {
    horizonDays: settings.horizonDays,
    currency: settings.currency,
    money: judged.clv !== null,
  });
  const { probabilityAlive, frequency, tenureDays } = facts;
  const ambassador = judgeAmbassador({ ...told, probabilityAlive, frequency, tenureDays }, model.ambassadors);
  const digits = minorDigits(settings.currency);
  const money = (value: number | null) => (value === null ? null : rounded(value, digits));
  return {
    customerId,
    asOf: dayToIso(asOf),
    horizonDays,
    currency: settings.currency,
    segment: placement.segment,
    segmentLabel: ruleset.rules[placement.rule].label,
    reasons: placement.reasons.map(shownReason),
    history: historyOf(summary, money),
    prediction: predictionOf(prediction, money),
    totalClv: prediction.clv === null ? null : money((summary.spend ?? 0) + prediction.clv.value),
    residualValue: money(prediction.residualValue),
    clvIfAlive: money(prediction.clvIfAlive),
    valueAtRisk: money(prediction.valueAtRisk),
    nextOrder: {
      medianIfAlive: dateOrNull(prediction.nextOrder.medianIfAlive),
      by50: dateOrNull(prediction.nextOrder.by50),
      by50Reason: prediction.nextOrder.by50Reason,
      probabilityWithinHorizon: rounded(prediction.nextOrder.probabilityWithinHorizon, 6),
    },
    actBy: shownActBy(prediction.actBy),
    overdue: {
      probabilityOfSilence: rounded(prediction.probabilityOfSilence, 6),
      overdue: isOverdue(prediction.probabilityOfSilence, settings.overdueBelow),
    },
    ambassador: {
      ...ambassador,
      score: rounded(ambassador.score, 6),
      chance: ambassador.chance === null ? null : rounded(ambassador.chance, 6),
      reasons: ambassador.reasons.map(shownReason),
    },
    basis: prediction.basis,
    modelId: model.id,
    rulesetId: ruleset.id,
  };
}

function shownReason({ code, words }: Reason) {
  return { code, ...words };
}

type Money = (value: number | null) => number | null;

function historyOf(summary: CustomerSummary, money: Money): Score["history"] {
  const { frequency, recency, spend, firstDay, lastDay } = summary;
  return {
    orders: frequency + 1,
    averageOrderValue: spend === null ? null : money(spend / (frequency + 1)),
    averageDaysBetweenOrders: frequency === 0 ? null : rounded(recency / frequency, 2),
    historicClv: money(spend),
    firstOrder: dayToIso(firstDay),
    lastOrder: dayToIso(lastDay),
  };
}

function predictionOf(prediction: Prediction, money: Money): Score["prediction"] {
  const { probabilityAlive, expectedOrders, clv, expectedRevenue, expectedOrderValue } = prediction;
  return {
    probabilityAlive: rounded(probabilityAlive, 6),
    churnProbability: rounded(prediction.churnProbability, 6),
    expectedOrders: { ...expectedOrders, value: rounded(expectedOrders.value, 6) },
    predictedClv: clv && {
      value: money(clv.value)!,
      low: money(clv.low)!,
      high: money(clv.high)!,
      low95: money(clv.low95)!,
      high95: money(clv.high95)!,
    },
    predictedRevenue: money(expectedRevenue),
    expectedOrderValue: money(expectedOrderValue),
  };
}

function dateOrNull(day: number | null): string | null {
  return day === null ? null : dayToIso(day);
}
