import type { AmbassadorModel } from "./ambassadorModel.ts";
import type { AmbassadorEvidence, OrderEvidence, ToldEvidence } from "./evidence.ts";
import { levels } from "./inputs.ts";

/**
 * Log-odds of the likelihood before the line is taken off: of bringing somebody, where the model is fitted. Written
 * out input by input, and from two objects, because it is asked by the million.
 */
export function ambassadorLogOdds(
  { intercept, weights: w, neutral }: AmbassadorModel,
  { probabilityAlive, frequency, tenureDays }: OrderEvidence,
  { nps, rating, engagement }: ToldEvidence,
): number {
  let z = intercept;
  if (probabilityAlive !== null)
    z += w.probabilityAlive * (levels.probabilityAlive(probabilityAlive) - neutral.probabilityAlive);
  if (frequency !== null) z += w.frequency * (levels.frequency(frequency) - neutral.frequency);
  if (tenureDays !== null) z += w.tenureDays * (levels.tenureDays(tenureDays) - neutral.tenureDays);
  if (nps !== null) z += w.nps * (levels.nps(nps) - neutral.nps);
  if (rating !== null) z += w.rating * (levels.rating(rating) - neutral.rating);
  if (engagement !== null) z += w.engagement * (levels.engagement(engagement) - neutral.engagement);
  return z;
}

/**
 * How likely a customer is to recommend the shop, from 0 to 1; one half is the line from which they count as a
 * potential ambassador. Never falls as an input rises; inputs may be missing.
 *
 * @example ambassadorScore(documentedModel, { ...nothingTold, probabilityAlive: 0.8, frequency: 2, tenureDays: 0 }); // => 0.5
 */
export function ambassadorScore(model: AmbassadorModel, evidence: AmbassadorEvidence): number {
  return scoreOf(model, evidence, evidence);
}

/** The same, from what orders and what signals say. */
export function scoreOf(model: AmbassadorModel, orders: OrderEvidence, told: ToldEvidence): number {
  return logistic(ambassadorLogOdds(model, orders, told) - model.line);
}

/** 1 / (1 + e^−z). */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
