import { logScale } from "../../optimise/logScale.ts";
import { type Minimum, minimise } from "../../optimise/minimise.ts";
import type { Objective } from "../../optimise/objective.ts";
import type { GroupedSummaries } from "../groupSummaries.ts";
import { noDropOut, searchBounds, withoutDropOut } from "./bounds.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { type LogNormalPrior, penalise } from "./prior.ts";
import { starts } from "./starts.ts";
import type { InitialChances } from "./variant.ts";

/** Groups beyond which the starts are tried on a part of them. */
const PART = 6000;
/** Log-likelihood that four parameters must gain over a population that never drops out. */
const LEAST_GAIN = 1e-3;

export interface Found {
  /** Of the mean (penalised) negative log-likelihood per customer, at ln r, ln α, ln a, ln b. */
  minimum: Minimum;
  /** Whether drop-out adds nothing, and a and b are set to where there is none. */
  noDropOut: boolean;
  iterations: number;
}

/**
 * The best parameters: several starts, on a part of the groups where there are many; the best of them carried to the
 * end on all; then compared with a population that never drops out, a boundary no path reaches in finite steps.
 */
export function search(
  groups: GroupedSummaries,
  initial: InitialChances,
  prior: LogNormalPrior | null,
): Found {
  const objective = meanObjective(groups, initial, prior);
  const part = groups.weight.length > PART ? partOf(groups) : null;
  const trial = part ? meanObjective(part, initial, prior) : objective;
  const tries = [...starts(groups), ...(prior ? [[...prior.means]] : [])].map((start) =>
    minimise(trial, start, searchBounds, part ? 1e-5 : 1e-9, part ? 60 : 200),
  );
  const best = tries.reduce((left, right) => (right.value < left.value ? right : left));
  const full = part ? minimise(objective, best.at, searchBounds) : best;
  const iterations = full.iterations + (part ? best.iterations : 0);
  const [, , lnA, lnB] = full.at;
  if (prior || lnA - lnB > Math.log(0.05)) return { minimum: full, noDropOut: false, iterations };
  const start = [full.at[0], full.at[1], ...noDropOut];
  const closed = minimise(objective, start, withoutDropOut);
  const gain = (closed.value - full.value) * groups.customers;
  return gain < LEAST_GAIN
    ? { minimum: closed, noDropOut: true, iterations: iterations + closed.iterations }
    : { minimum: full, noDropOut: false, iterations };
}

function meanObjective(
  groups: GroupedSummaries,
  initial: InitialChances,
  prior: LogNormalPrior | null,
): Objective {
  const likelihood = groupedLikelihood(groups, initial);
  const customers = groups.weight.reduce((sum, w) => sum + w, 0);
  return (at) => {
    const theta = at.map(Math.exp);
    const plain = logScale(theta, likelihood(theta));
    const negative = {
      value: -plain.value,
      gradient: plain.gradient.map((g) => -g),
      hessian: plain.hessian.map((row) => row.map((h) => -h)),
    };
    const { value, gradient, hessian } = prior ? penalise(negative, at, prior) : negative;
    return {
      value: value / customers,
      gradient: gradient.map((g) => g / customers),
      hessian: hessian.map((row) => row.map((h) => h / customers)),
    };
  };
}

/** Every so-manieth group: enough to come near the optimum. */
function partOf(groups: GroupedSummaries): GroupedSummaries {
  const stride = Math.ceil(groups.weight.length / PART);
  const kept = Int32Array.from({ length: Math.floor(groups.weight.length / stride) }, (_, i) => i * stride);
  const { x, tx, T, weight } = groups;
  return {
    ...groups,
    x: kept.map((g) => x[g]),
    tx: kept.map((g) => tx[g]),
    T: kept.map((g) => T[g]),
    weight: Float64Array.from(kept, (g) => weight[g]),
  };
}
