import type { SpendFit } from "../../model.ts";
import { meanObjective } from "../../optimise/meanObjective.ts";
import { type Bounds, minimise } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { FitOptions } from "../family.ts";
import { explainedSpenders } from "./explainedSpenders.ts";
import { findings } from "./findings.ts";
import { reportSpend } from "./reportSpend.ts";
import type { Spend, SpendColumns } from "./spend.ts";
import { type Spenders, spendersOf } from "./spenders.ts";
import { spendLikelihood } from "./spendLikelihood.ts";

export interface SpendFitOptions extends Pick<FitOptions, "penalty"> {
  /** Mean spend of a purchase in the shop, for when no customer has repeat spend; major units, > 0. */
  observedMean?: number;
}

const FEWEST_SPENDERS = 20;
const LARGE = 10_000;
/** p, q, γ in units of the typical spend. */
const bounds: Bounds = {
  lower: [1e-4, 1e-3, 1e-8].map(Math.log),
  upper: [2e4, 2e4, 1e9].map(Math.log),
};
const typical = [2, 3.5, 1.25];
const starts = [typical, [8, 2, 0.2], [0.8, 8, 9], [30, 4, 0.1]].map((start) => start.map(Math.log));

/**
 * Maximum likelihood (with fewer than 20 spenders: penalised) fit of Gamma-Gamma to the repeat spend of customers.
 *
 * Spend is measured in its geometric mean while searching, so the result does not depend on the currency. Customers
 * without repeat spend above zero are left out, and so are the few whose spend the others cannot explain
 * (explainedSpenders), which is said; without such the fit is plain maximum likelihood. Without any the result has basis "prior" and `observedMean` (0 if not
 * given) as its population mean.
 *
 * @param spends mean net spend of each customer's repeat purchases, and their number
 */
export function fitSpend(
  spends: SpendColumns | readonly Spend[],
  { penalty = "auto", observedMean = 0 }: SpendFitOptions = {},
): SpendFit {
  const all = spendersOf(spends);
  if (!(all.customers > 0)) return priorFit(observedMean);
  const few = all.customers < FEWEST_SPENDERS;
  const shrink = penalty === "on" || (penalty === "auto" && few);
  const objectiveOf = (of: Spenders) =>
    meanObjective(spendLikelihood(of), of.customers, shrink ? priorFor(of) : null);
  let from = starts;
  const spenders = explainedSpenders(all, (some) => {
    const near = from.map((start) => minimise(objectiveOf(some), start, bounds, 1e-5, 60));
    const { at } = near.reduce((left, right) => (right.value < left.value ? right : left));
    from = [at];
    return at.map(Math.exp);
  });
  // In a large shop the parameters of a part are near enough to start from nowhere else.
  const large = spenders.totals.length > LARGE;
  const minimum = multiStart(objectiveOf(spenders), large ? from : [...from, ...starts], bounds);
  const fit = reportSpend(spenders, minimum);
  const said = [
    ...(few ? [findings.fewSpenders(all.customers)] : []),
    ...(spenders === all ? [] : [findings.hugeSpends(all.customers - spenders.customers)]),
  ];
  return { ...fit, basis: shrink ? "shrunk" : fit.basis, findings: [...said, ...fit.findings] };
}

/** What typical shops look like, at the mean spend of this one. */
function priorFor({ mean, unit }: Spenders): LogNormalPrior {
  return {
    means: [typical[0], typical[1], (typical[2] * mean) / unit].map(Math.log),
    deviations: [1, 0.7, 1],
  };
}

function priorFit(observedMean: number): SpendFit {
  const [p, q, gamma] = typical;
  return {
    params: { p, q, gamma: gamma * (observedMean > 0 ? observedMean : 1) },
    populationMean: observedMean,
    logLikelihood: 0,
    standardErrors: { p: null, q: null, gamma: null },
    covariance: null,
    converged: true,
    gradientNorm: 0,
    iterations: 0,
    customers: 0,
    repeaters: 0,
    basis: "prior",
    findings: [findings.noSpend()],
  };
}
