import type { GammaGammaParams, SpendFit } from "../../model.ts";
import { covarianceFrom } from "../../optimise/covarianceFrom.ts";
import type { Minimum } from "../../optimise/minimise.ts";
import type { Finding } from "../family.ts";
import { findings } from "./findings.ts";
import type { Spenders } from "./spenders.ts";
import { spendLikelihood } from "./spendLikelihood.ts";

const NAMES = ["p", "q", "gamma"] as const;
/** Beyond this p or q may as well be infinite. */
const FAR = 1e4;

/** The search's result in major units of money, with standard errors and what was noticed. */
export function reportSpend(spenders: Spenders, minimum: Minimum): SpendFit {
  const [p, q, scaledGamma] = minimum.at.map(Math.exp);
  const { unit, customers } = spenders;
  const params: GammaGammaParams = { p, q, gamma: scaledGamma * unit };
  const theta = NAMES.map((name) => params[name]);
  const far = { p: p > FAR, q: q > FAR, gamma: p > FAR || q > FAR };
  const free = [0, 1, 2].filter((i) => !minimum.held[i] && !far[NAMES[i]]);
  const covariance = covarianceFrom(
    free.map((i) => theta[i]),
    free.map((i) => free.map((j) => minimum.hessian[i][j] * customers)),
  );
  const errorOf = (i: number) =>
    covariance && free.includes(i) ? Math.sqrt(covariance[free.indexOf(i)][free.indexOf(i)]) : null;
  const usable = hasUsableMean(params, spenders);
  const unexplained = NAMES.filter((name, i) => minimum.held[i] && !far[name]);
  const noticed: [boolean, () => Finding][] = [
    [!usable, findings.noMean],
    [far.p, findings.sameEachTime],
    [far.q, findings.sameForAll],
    [unexplained.length > 0, () => findings.atBound(unexplained)],
    [!minimum.converged, () => findings.notConverged(minimum.gradientNorm)],
  ];
  return {
    params,
    populationMean: usable ? (p * params.gamma) / (q - 1) : spenders.mean,
    logLikelihood: spendLikelihood(spenders)(minimum.at.map(Math.exp)).value - spenders.logMeans,
    standardErrors: { p: errorOf(0), q: errorOf(1), gamma: errorOf(2) },
    covariance: free.length === 3 ? covariance : null,
    converged: minimum.converged,
    gradientNorm: minimum.gradientNorm,
    iterations: minimum.iterations,
    customers,
    repeaters: customers,
    basis: "data",
    findings: noticed.filter(([seen]) => seen).map(([, finding]) => finding()),
  };
}

/** p γ/(q − 1) exists, and is not beyond twice what the largest spender spends. */
function hasUsableMean({ p, q, gamma }: GammaGammaParams, { largest }: Spenders): boolean {
  return q > 1 && (p * gamma) / (q - 1) <= 2 * largest;
}
