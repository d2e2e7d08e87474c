import type { Evaluation } from "../../optimise/objective.ts";
import type { RenewalCounts } from "./renewalCounts.ts";

/**
 * Log-likelihood of all renewals with gradient and Hessian in (α, β): at renewal j + 1 a member renews with
 * probability (β + j)/(α + β + j), which is the paper's recursion (eq. 7) written for each renewal on its own.
 *
 * @see Fader & Hardie (2007), "How to Project Customer Retention", eq. 7 and appendix B
 */
export function renewalLikelihood({
  renewed,
  lost,
}: RenewalCounts): (theta: readonly number[]) => Evaluation {
  const most = Math.max(renewed.length, lost.length);
  return ([alpha, beta]) => {
    let value = 0;
    let [ga, gb, both, haa, hbb, hab] = [0, 0, 0, 0, 0, 0];
    for (let j = 0; j < most; j++) {
      const stayed = renewed[j] ?? 0;
      const left = lost[j] ?? 0;
      const stay = 1 / (beta + j);
      const all = 1 / (alpha + beta + j);
      value -= stayed * Math.log1p(alpha * stay) + left * Math.log1p((beta + j) / alpha);
      ga += left / alpha;
      gb += stayed * stay;
      both -= (stayed + left) * all;
      haa -= left / (alpha * alpha);
      hbb -= stayed * stay * stay;
      hab += (stayed + left) * all * all;
    }
    return {
      value,
      gradient: [ga + both, gb + both],
      hessian: [
        [haa + hab, hab],
        [hab, hbb + hab],
      ],
    };
  };
}
