import { ambassadorClass } from "../../../model/ambassadors/judgeAmbassador.ts";
import { objectionsIn } from "../../../model/ambassadors/objections.ts";
import type { ActionFacts } from "../../../model/actions/actionFacts.ts";
import { isOverdue } from "../../../model/score/overdue.ts";
import type { RuleFacts } from "../../../model/segments/ruleset.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import { consentChannels } from "../../../model/signals/signal.ts";
import type { Settings } from "../../contract/settings.ts";
import type { CustomerRow } from "../../store/types.ts";

/** What of a customer and their score an action goes by. */
export interface ActionInput {
  signals?: SignalHistory;
  row: Pick<CustomerRow, "actBy" | "valueAtRisk" | "lastDay">;
  facts: RuleFacts;
  settings: Settings;
  /** What `valuableFrom` says of the ruleset. */
  valuableFrom: number;
  /** Whole days since 1970-01-01. */
  asOf: number;
}

/** The facts of one customer; `acted` is false, and found out only where a reminder would be due. */
export function actionFactsOf(input: ActionInput): ActionFacts {
  const { signals, row, facts, settings, asOf } = input;
  const { probabilityAlive, probabilityOfSilence, ambassadorScore, successfulReferrals } = facts;
  const { atRiskBelow, lostBelow, overdueBelow } = settings;
  const known = signalsAsOf(signals, asOf, 0);
  const against = objectionsIn(known);
  return {
    asOf,
    lastPurchaseDay: row.lastDay,
    deliveredDay: known.deliveredDay,
    rating: known.rating,
    nps: known.nps,
    objections: against,
    consents: consentChannels.filter((channel) => known.consents[channel]?.granted),
    outreach: known.outreach,
    acted: false,
    ambassador: {
      class: ambassadorClass(ambassadorScore, successfulReferrals, against.length),
      score: ambassadorScore,
    },
    actByDay: row.actBy,
    valueAtRisk: row.valueAtRisk,
    valuable: facts.valueIfAlive >= input.valuableFrom,
    leaving: probabilityAlive < atRiskBelow || isOverdue(probabilityOfSilence, overdueBelow),
    lost: probabilityAlive < lostBelow,
  };
}
