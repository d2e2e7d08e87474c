import type { Evaluation } from "../../optimise/objective.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { purchaseTerms, stepsAbove } from "../shared/purchaseTerms.ts";
import type { InitialChances } from "./variant.ts";

/**
 * The part of the log-likelihood in x alone and in T alone, with gradient and Hessian (lower half) in (r, α, a, b):
 *
 *   purchaseTerms(r, α) + Σ_{i<n} ln[(b + i)/(a + b + i)]
 *
 * @param k events of the underlying stream to a purchase: k x of them stand where x purchases do
 */
export function marginalTerms(
  groups: GroupedSummaries,
  initial: InitialChances,
  k = 1,
): (theta: readonly number[]) => Evaluation {
  const { frequencies, weight } = groups;
  const byX = new Float64Array(frequencies.length);
  for (let g = 0; g < weight.length; g++) byX[groups.x[g]] += weight[g];
  const stayers = stepsAbove(frequencies, byX, initial);
  const purchases = purchaseTerms(
    k === 1 ? groups : { ...groups, frequencies: frequencies.map((x) => k * x) },
  );

  return ([r, alpha, a, b]) => {
    const of = purchases(r, alpha);
    let value = of.value;
    let [ga, gb] = [0, 0];
    let [haa, hbb] = [0, 0];
    for (let i = 0; i < stayers.length; i++) {
      const both = 1 / (a + b + i);
      const stay = 1 / (b + i);
      value -= stayers[i] * Math.log1p(a * stay);
      ga -= stayers[i] * both;
      gb += stayers[i] * stay * both * a;
      haa += stayers[i] * both * both;
      hbb -= stayers[i] * stay * stay;
    }
    return {
      value,
      gradient: [of.gr, of.ga, ga, gb],
      hessian: [[of.hrr], [of.hra, of.haa], [0, 0, haa], [0, 0, haa, haa + hbb]],
    };
  };
}
