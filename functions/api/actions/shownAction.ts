import { actionWords, type ActionWordsContext } from "../../../model/actions/actionWords.ts";
import type { ActionReason, InactionReason } from "../../../model/actions/actionReason.ts";
import { type IncentiveReason, incentiveWords } from "../../../model/incentives/incentiveWords.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { StoredAction } from "../../contract/actions.ts";
import type { ActionJson } from "../../contract/schemas/actions.ts";
import { rounded } from "../../scoring/rounded.ts";
import type { Api } from "../api.ts";
import { actionId } from "./actionId.ts";

/** An action of a day as people read it. */
export function shownAction(
  action: StoredAction,
  day: number,
  done: boolean,
  { secret, settings, digits }: Pick<Api, "secret" | "settings" | "digits">,
): ActionJson {
  const { kind, customerId, ambassador, incentive, valueAtRisk, actByDay, notBefore } = action;
  return {
    id: actionId({ kind, day, customerId }, secret),
    kind,
    customerId,
    ambassador: { class: ambassador.class, score: rounded(ambassador.score, 6) },
    channels: action.channels,
    notBefore: notBefore === null ? null : new Date(notBefore).toISOString().slice(0, 19),
    actBy: actByDay === null ? null : dayToIso(actByDay),
    valueAtRisk: valueAtRisk === null ? null : rounded(valueAtRisk, digits),
    incentive: incentive && {
      kind: incentive.kind,
      most: incentive.most,
      reasons: incentive.reasons.map((code) => ({ code, ...incentiveWords[code as IncentiveReason] })),
    },
    reasons: shownReasons(action.reasons, { asOf: day, currency: settings.currency }),
    done,
  };
}

export function shownReasons(
  reasons: readonly (ActionReason | InactionReason)[],
  context: ActionWordsContext,
): ActionJson["reasons"] {
  return reasons.map((reason) => ({ code: reason.code, ...actionWords(reason, context) }));
}
