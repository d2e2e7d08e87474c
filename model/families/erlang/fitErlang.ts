import type { Summary, SummaryColumns } from "../../summary.ts";
import { fitBetaGeometric, fitWith } from "../betageometric/fitBetaGeometric.ts";
import type { BetaGeometricParams } from "../betageometric/params.ts";
import type { InitialChances } from "../betageometric/variant.ts";
import type { Fit, FitOptions } from "../family.ts";
import { areFew } from "../shared/fitFamily.ts";
import { toColumns } from "../toColumns.ts";
import { regularPurchases } from "./findings.ts";
import { groupedLikelihood } from "./groupedLikelihood.ts";
import { intervalTerm, requireLogIntervals } from "./logLikelihood.ts";
import type { ErlangParams } from "./params.ts";

/** Beyond it purchases are as regular as a clock, and larger k hardly differ. */
const LARGEST_K = 12;

/**
 * Maximum likelihood fit of BG/CNBD-k or MBG/CNBD-k: k = 1, 2, … until the likelihood falls, the other parameters
 * for each k as in the plain families. With few data k stays 1: regularity is not to be told from chance.
 *
 * @throws {RangeError} naming the row of a summary no customer can have, or when repeat purchases come without
 *   logIntervals
 * @see Reutterer & Platzer (2017), "Spicing up the Buy-Till-You-Die Framework"
 */
export function fitErlang(
  summaries: SummaryColumns | readonly Summary[],
  initial: InitialChances,
  options: FitOptions = {},
): Fit<ErlangParams> {
  const columns = toColumns(summaries);
  const { intervals = false, ...plain } = options;
  const found = search(columns, initial, plain);
  return intervals ? { ...found, ...howSureGivenK(columns, initial, found, options) } : found;
}

function search(columns: SummaryColumns, initial: InitialChances, options: FitOptions): Fit<ErlangParams> {
  const { sibling, ...others } = options;
  const plain =
    (sibling as Fit<BetaGeometricParams> | undefined) ?? fitBetaGeometric(columns, initial, others);
  let best = withK(1, plain);
  if (best.basis === "prior" || areFew(best.customers, best.repeaters)) return best;
  const { purchases, logIntervals, meanT } = totals(columns);
  for (let k = 2; k <= LARGEST_K; k++) {
    const fit = fitWith((groups) => groupedLikelihood(groups, initial, k), k, columns, others);
    // The fit counted each purchase as a density in time once; of k events to a purchase k − 1 are still to come.
    const scale = (k - 1) * purchases * Math.log(meanT);
    const logLikelihood = fit.logLikelihood - scale + intervalTerm(k, purchases, logIntervals);
    if (!(logLikelihood > best.logLikelihood)) break;
    best = withK(k, { ...fit, logLikelihood });
  }
  const { k } = best.params;
  return k === 1 ? best : { ...best, findings: [...best.findings, regularPurchases(k)] };
}

/** By the one fit more that has the k found. */
function howSureGivenK(
  columns: SummaryColumns,
  initial: InitialChances,
  { params: { k } }: Fit<ErlangParams>,
  options: FitOptions,
): Pick<Fit<ErlangParams>, "intervals95" | "inside"> {
  const fit =
    k === 1
      ? fitBetaGeometric(columns, initial, options)
      : fitWith((groups) => groupedLikelihood(groups, initial, k), k, columns, options);
  return {
    ...(fit.intervals95 && { intervals95: { k: null, ...fit.intervals95 } }),
    ...(fit.inside && { inside: fit.inside.map((point) => ({ k, ...point })) }),
  };
}

/** k was chosen, not estimated: it has no standard error, and the covariance is that of the others given k. */
function withK(k: number, { inside, ...fit }: Fit<BetaGeometricParams>): Fit<ErlangParams> {
  return {
    ...fit,
    ...(inside && { inside: inside.map((point) => ({ k, ...point })) }),
    params: { k, ...fit.params },
    standardErrors: { k: null, ...fit.standardErrors },
    covariance: fit.covariance && [[0, 0, 0, 0, 0], ...fit.covariance.map((row) => [0, ...row])],
  };
}

function totals({ frequency, T, logIntervals, weight }: SummaryColumns) {
  const total = { purchases: 0, logIntervals: 0, meanT: 0 };
  let customers = 0;
  for (let i = 0; i < frequency.length; i++) {
    const w = weight === undefined ? 1 : weight[i];
    customers += w;
    total.meanT += w * T[i];
    total.purchases += w * frequency[i];
    if (frequency[i] > 0) total.logIntervals += w * requireLogIntervals("fit", logIntervals?.[i]);
  }
  total.meanT /= customers;
  return total;
}
