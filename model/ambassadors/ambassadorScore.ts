import type { AmbassadorModel } from "./ambassadorModel.ts";
import type { AmbassadorEvidence } from "./evidence.ts";
import { ambassadorInputs, levelOf } from "./inputs.ts";

/** Log-odds of the likelihood before the line is taken off: of bringing somebody, where the model is fitted. */
export function ambassadorLogOdds(model: AmbassadorModel, evidence: AmbassadorEvidence): number {
  let sum = model.intercept;
  for (const input of ambassadorInputs) {
    const level = levelOf(input, evidence);
    if (level !== null) sum += model.weights[input] * (level - model.neutral[input]);
  }
  return sum;
}

/**
 * How likely a customer is to recommend the shop, from 0 to 1; one half is the line from which they count as a
 * potential ambassador. Never falls as an input rises; inputs may be missing.
 *
 * @example ambassadorScore(documentedModel, { ...nothingTold, probabilityAlive: 0.8, frequency: 2, tenureDays: 0 }); // => 0.5
 */
export function ambassadorScore(model: AmbassadorModel, evidence: AmbassadorEvidence): number {
  return logistic(ambassadorLogOdds(model, evidence) - model.line);
}

/** 1 / (1 + e^−z). */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
