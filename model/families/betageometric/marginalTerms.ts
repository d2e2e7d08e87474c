import type { Evaluation } from "../../optimise/objective.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import type { InitialChances } from "./variant.ts";

/**
 * The part of the log-likelihood in x alone and in T alone, with gradient and Hessian (lower half) in (r, α, a, b):
 *
 *   Σ_{i<x} ln(r + i) + Σ_{i<n} ln[(b + i)/(a + b + i)] − r ln(1 + T/α) − x ln(α + T)
 *
 * Every sum over i < x is carried along while x rises, so Γ, ψ and ψ′ are never called and nothing cancels.
 */
export function marginalTerms(
  groups: GroupedSummaries,
  initial: InitialChances,
): (theta: readonly number[]) => Evaluation {
  const { frequencies, Ts, weight } = groups;
  const byX = new Float64Array(frequencies.length);
  const byT = new Float64Array(Ts.length);
  const purchasesByT = new Float64Array(Ts.length);
  for (let g = 0; g < weight.length; g++) {
    byX[groups.x[g]] += weight[g];
    byT[groups.T[g]] += weight[g];
    purchasesByT[groups.T[g]] += weight[g] * frequencies[groups.x[g]];
  }
  const risers = stepsAbove(frequencies, byX, 0);
  const stayers = stepsAbove(frequencies, byX, initial);

  return ([r, alpha, a, b]) => {
    let value = 0;
    let [gr, ga, gb, g1] = [0, 0, 0, 0];
    let [hrr, haa, hbb, h11, hr1] = [0, 0, 0, 0, 0];
    for (let i = 0; i < risers.length; i++) {
      const inverse = 1 / (r + i);
      value += risers[i] * Math.log(r + i);
      gr += risers[i] * inverse;
      hrr -= risers[i] * inverse * inverse;
    }
    for (let i = 0; i < stayers.length; i++) {
      const both = 1 / (a + b + i);
      const stay = 1 / (b + i);
      value -= stayers[i] * Math.log1p(a * stay);
      ga -= stayers[i] * both;
      gb += stayers[i] * stay * both * a;
      haa += stayers[i] * both * both;
      hbb -= stayers[i] * stay * stay;
    }
    for (let k = 0; k < Ts.length; k++) {
      const T = Ts[k];
      const inverse = 1 / (alpha + T);
      const logT = Math.log1p(T / alpha);
      value -= r * byT[k] * logT + purchasesByT[k] * Math.log(alpha + T);
      gr -= byT[k] * logT;
      const share = (T * inverse) / alpha;
      g1 += r * byT[k] * share - purchasesByT[k] * inverse;
      hr1 += byT[k] * share;
      h11 += purchasesByT[k] * inverse * inverse - r * byT[k] * share * (inverse + 1 / alpha);
    }
    return {
      value,
      gradient: [gr, g1, ga, gb],
      hessian: [[hrr], [hr1, h11], [0, 0, haa], [0, 0, haa, haa + hbb]],
    };
  };
}

/** How many customers have more than i events, i = 0, 1, …, where a customer has x + extra. */
function stepsAbove(frequencies: Float64Array, count: Float64Array, extra: number): Float64Array {
  let most = 0;
  for (const x of frequencies) if (x + extra > most) most = x + extra;
  const above = new Float64Array(most);
  for (let k = 0; k < frequencies.length; k++) {
    const events = frequencies[k] + extra;
    if (events > 0) above[events - 1] += count[k];
  }
  for (let i = most - 2; i >= 0; i--) above[i] += above[i + 1];
  return above;
}
