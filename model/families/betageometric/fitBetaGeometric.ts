import type { Summary, SummaryColumns } from "../../summary.ts";
import type { Fit, FitOptions } from "../family.ts";
import { type GroupedSummaries, groupSummaries } from "../groupSummaries.ts";
import { toColumns } from "../toColumns.ts";
import { findings } from "./findings.ts";
import type { BetaGeometricParams } from "./params.ts";
import { typicalInterval, typicalShop } from "./typicalShop.ts";
import { report } from "./report.ts";
import { scaleTime } from "./scaleTime.ts";
import { search } from "./search.ts";
import type { InitialChances } from "./variant.ts";

/** Below either, the data alone cannot carry four parameters. */
const FEWEST_CUSTOMERS = 100;
const FEWEST_REPEATERS = 20;
/** Days; the interval of a shop of which nothing is known. */
const UNKNOWN_INTERVAL = 60;

/**
 * Maximum likelihood (or, with few data, penalised) fit of BG/NBD or MBG/NBD.
 *
 * Time is measured in mean customer ages while searching, so the result does not depend on the unit. Never fails on
 * customers that can exist: parameters that run to a boundary are finite and reported in `findings`.
 *
 * @throws {RangeError} naming the row of a summary no customer can have
 */
export function fitBetaGeometric(
  summaries: SummaryColumns | readonly Summary[],
  initial: InitialChances,
  options: FitOptions = {},
): Fit<BetaGeometricParams> {
  const groups = groupSummaries(toColumns(summaries), "fit");
  const { customers, repeaters } = groups;
  const interval = () => typicalInterval(groups, options.typicalInterval ?? UNKNOWN_INTERVAL);
  const unit = meanAge(groups);
  if (!(customers > 0 && unit > 0)) return priorFit(groups, interval());
  const few = customers < FEWEST_CUSTOMERS || repeaters < FEWEST_REPEATERS;
  const penalty = options.penalty ?? "auto";
  const shrink = penalty === "on" || (penalty === "auto" && few);
  const prior = shrink ? typicalShop(interval() / unit) : null;
  const fit = report(groups, search(scaleTime(groups, unit), initial, prior), unit);
  if (!shrink) return fit;
  const said = few ? [findings.fewData(customers, repeaters)] : [];
  return { ...fit, basis: "shrunk", findings: [...said, ...fit.findings] };
}

function meanAge({ Ts, T, weight, customers }: GroupedSummaries): number {
  let total = 0;
  for (let g = 0; g < weight.length; g++) total += weight[g] * Ts[T[g]];
  return customers > 0 ? total / customers : 0;
}

/** Nobody, or everybody seen for the first time today: a typical shop. */
function priorFit({ customers, repeaters }: GroupedSummaries, interval: number): Fit<BetaGeometricParams> {
  const { means, deviations } = typicalShop(interval);
  const [r, alpha, a, b] = means.map(Math.exp);
  return {
    params: { r, alpha, a, b },
    logLikelihood: 0,
    standardErrors: { r: null, alpha: null, a: null, b: null },
    covariance: [r, alpha, a, b].map((value, i) =>
      means.map((_, j) => (i === j ? (value * deviations[i]) ** 2 : 0)),
    ),
    converged: true,
    gradientNorm: 0,
    iterations: 0,
    customers,
    repeaters,
    basis: "prior",
    findings: [findings.noData()],
  };
}
