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
  return {
    class: ambassadorClass(score, evidence.successfulReferrals ?? 0, against.length),
    score,
    chance: model.basis === "data" ? logistic(ambassadorLogOdds(model, evidence, evidence)) : null,
    basis: model.basis,
    reasons: ambassadorReasons(evidence, model, against),
  };
}

/** The class from the score, the friends brought, and how many signals speak against asking. */
export function ambassadorClass(score: number, brought: number, against: number): AmbassadorClass {
  if (brought > 0) return "actual";
  return score >= potentialFrom && against === 0 ? "potential" : "not_interested";
}
