import type { SpendFit } from "../../model.ts";
import { meanObjective } from "../../optimise/meanObjective.ts";
import type { Bounds } from "../../optimise/minimise.ts";
import { multiStart } from "../../optimise/multiStart.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { FitOptions } from "../family.ts";
import { findings } from "./findings.ts";
import { reportSpend } from "./reportSpend.ts";
import type { Spend, SpendColumns } from "./spend.ts";
import { partOfSpenders, type Spenders, spendersOf } from "./spenders.ts";
import { spendLikelihood } from "./spendLikelihood.ts";

export interface SpendFitOptions extends Pick<FitOptions, "penalty"> {
  /** Mean spend of a purchase in the shop, for when no customer has repeat spend; major units, > 0. */
  observedMean?: number;
}

const FEWEST_SPENDERS = 20;
const PART = 5000;
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
 * without repeat spend above zero are left out. Without any the result has basis "prior" and `observedMean` (0 if not
 * given) as its population mean.
 *
 * @param spends mean net spend of each customer's repeat purchases, and their number
 */
export function fitSpend(
  spends: SpendColumns | readonly Spend[],
  { penalty = "auto", observedMean = 0 }: SpendFitOptions = {},
): SpendFit {
  const spenders = spendersOf(spends);
  if (!(spenders.customers > 0)) return priorFit(observedMean);
  const few = spenders.customers < FEWEST_SPENDERS;
  const shrink = penalty === "on" || (penalty === "auto" && few);
  const scale = spenders.mean / spenders.unit;
  const prior: LogNormalPrior = {
    means: [typical[0], typical[1], typical[2] * scale].map(Math.log),
    deviations: [1, 0.7, 1],
  };
  const objectiveOf = (of: Spenders) =>
    meanObjective(spendLikelihood(of), of.customers, shrink ? prior : null);
  const onPart = spenders.totals.length > 2 * PART ? objectiveOf(partOfSpenders(spenders, PART)) : null;
  const fit = reportSpend(spenders, multiStart(objectiveOf(spenders), starts, bounds, onPart));
  if (!shrink) return fit;
  const said = few ? [findings.fewSpenders(spenders.customers)] : [];
  return { ...fit, basis: "shrunk", findings: [...said, ...fit.findings] };
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
