import { countDistribution } from "./countDistribution.ts";
import { countProbability, logNegativeBinomial } from "./countProbability.ts";
import { logSurvival } from "./logLikelihood.ts";
import type { BetaGeometricParams } from "./params.ts";

/**
 * P(n purchases in (from, to]) of a customer who is alive at 0, whatever happens before `from`.
 *
 * Summed over the purchases k made until then by those still alive, who go on as a fresh customer with r + k,
 * α + from, a, b + k; the others make none. (It does not depend on to − from alone, as one peer has it.)
 *
 * @param state r, alpha, a, b at time 0
 */
export function countBetween(state: BetaGeometricParams, from: number, to: number, n: number): number {
  if (from === 0) return countProbability(state, to, n);
  const { r, alpha, a, b } = state;
  // So many purchases are possible at all: those of somebody who never drops out.
  const most = countDistribution({ ...state, a: Number.MIN_VALUE }, from, 1e-15).length;
  let probability = 0;
  let alive = 0;
  for (let k = 0; k < most; k++) {
    const weight = Math.exp(logSurvival(state, k) + logNegativeBinomial(state, from, k));
    alive += weight;
    if (weight === 0) continue;
    const then = { r: r + k, alpha: alpha + from, a, b: b + k };
    probability += weight * countProbability(then, to - from, n);
  }
  return n === 0 ? probability + (1 - alive) : probability;
}
