import type { Reason } from "../segments/ruleset.ts";
import { type AmbassadorModel, documentedModel, potentialFrom } from "./ambassadorModel.ts";
import { ambassadorLogOdds, ambassadorScore, logistic } from "./ambassadorScore.ts";
import { ambassadorReasons } from "./ambassadorReasons.ts";
import type { AmbassadorEvidence } from "./evidence.ts";
import { objections } from "./objections.ts";

/** actual: has brought somebody; potential: likely to, and no signal against. */
export const ambassadorClasses = ["actual", "potential", "not_interested"] as const;
export type AmbassadorClass = (typeof ambassadorClasses)[number];

export interface AmbassadorJudgement {
  class: AmbassadorClass;
  /** 0 to 1; a potential ambassador from one half. */
  score: number;
  /** Of bringing somebody within the days the fit looked ahead; null while the weights are the documented ones. */
  chance: number | null;
  basis: AmbassadorModel["basis"];
  reasons: Reason[];
}

/**
 * The class of a customer, the score and why. Class and score never fall as an input rises or a signal against goes.
 *
 * @param model that of the shop's own referrals; the documented weights without one
 */
export function judgeAmbassador(
  evidence: AmbassadorEvidence,
  model: AmbassadorModel = documentedModel,
): AmbassadorJudgement {
  const score = ambassadorScore(model, evidence);
  const against = objections(evidence);
  const likely = score >= potentialFrom && against.length === 0;
  return {
    class: (evidence.successfulReferrals ?? 0) > 0 ? "actual" : likely ? "potential" : "not_interested",
    score,
    chance: model.basis === "data" ? logistic(ambassadorLogOdds(model, evidence, evidence)) : null,
    basis: model.basis,
    reasons: ambassadorReasons(evidence, model, against),
  };
}
