import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { Summary, SummaryColumns } from "../../summary.ts";
import type { Finding, Fit, FitOptions } from "../family.ts";
import { type GroupedSummaries, groupSummaries } from "../groupSummaries.ts";
import { toColumns } from "../toColumns.ts";
import { findings } from "./findings.ts";
import type { Found } from "./found.ts";
import { insideBoundaries } from "./insideBoundaries.ts";
import { intervals95 } from "./intervals95.ts";
import { priorFit } from "./priorFit.ts";
import { reportFit } from "./reportFit.ts";
import { scaleTime } from "./scaleTime.ts";
import { typicalInterval } from "./typicalInterval.ts";

/** What the common course of a fit needs to know of a family. Time is in mean customer ages while searching. */
export interface Fittable<P extends { [name: string]: number }> {
  /** In the order of the paper, which is that of the covariance. */
  names: readonly (keyof P & string)[];
  /** Those among them that are measured in time. */
  times: readonly (keyof P & string)[];
  /** What typical shops look like, at an interval between purchases. */
  typicalShop(interval: number): LogNormalPrior;
  search(groups: GroupedSummaries, prior: LogNormalPrior | null): Found;
  /** Ends to which parameters ran, and which have no standard error there; params as searched. */
  boundaries(params: P): { findings: Finding[]; names: ReadonlySet<keyof P> };
  /** What the data cannot tell from a boundary, though the best parameters lie inside; params as searched. */
  near(params: P, errors: Errors<P>, gain: number | null): Finding[];
}

export interface Errors<P> {
  standardErrors: { [K in keyof P]: number | null };
  covariance: number[][] | null;
}

/** Below either, the data alone cannot carry the parameters. */
const FEWEST_CUSTOMERS = 100;
const FEWEST_REPEATERS = 20;
/** Days; the interval of a shop of which nothing is known. */
const UNKNOWN_INTERVAL = 60;

/**
 * Maximum likelihood (or, with few data, penalised) fit of a family.
 *
 * Time is measured in mean customer ages while searching, so the result does not depend on the unit. Never fails on
 * customers that can exist: parameters that run to a boundary are finite and reported in `findings`.
 *
 * @throws {RangeError} naming the row of a summary no customer can have
 */
export function fitFamily<P extends { [name: string]: number }>(
  family: Fittable<P>,
  summaries: SummaryColumns | readonly Summary[],
  options: FitOptions = {},
): Fit<P> {
  const groups = groupSummaries(toColumns(summaries), "fit");
  const { customers, repeaters } = groups;
  const interval = () => typicalInterval(groups, options.typicalInterval ?? UNKNOWN_INTERVAL);
  const unit = meanAge(groups);
  if (!(customers > 0 && unit > 0)) return priorFit(family.names, family.typicalShop(interval()), groups);
  const few = areFew(customers, repeaters);
  const penalty = options.penalty ?? "auto";
  const shrink = penalty === "on" || (penalty === "auto" && few);
  const prior = shrink ? family.typicalShop(interval() / unit) : null;
  const found = family.search(scaleTime(groups, unit), prior);
  const plain = reportFit(family, groups, found, unit);
  const fit = options.intervals ? { ...plain, ...howSure(family, plain, found, unit) } : plain;
  if (!shrink) return fit;
  const said = few ? [findings.fewData(customers, repeaters)] : [];
  return { ...fit, basis: "shrunk", findings: [...said, ...fit.findings] };
}

function howSure<P extends { [name: string]: number }>(
  family: Fittable<P>,
  fit: Fit<P>,
  found: Found,
  unit: number,
): Pick<Fit<P>, "intervals95" | "inside"> {
  const inside = insideBoundaries(family, fit, found, unit);
  return { intervals95: intervals95(family, fit, found, unit), ...(inside.length > 0 && { inside }) };
}

/** Whether the data alone are too few to carry the parameters. */
export function areFew(customers: number, repeaters: number): boolean {
  return customers < FEWEST_CUSTOMERS || repeaters < FEWEST_REPEATERS;
}

function meanAge({ Ts, T, weight, customers }: GroupedSummaries): number {
  let total = 0;
  for (let g = 0; g < weight.length; g++) total += weight[g] * Ts[T[g]];
  return customers > 0 ? total / customers : 0;
}
