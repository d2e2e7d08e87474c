import { boundariesOf as betaGeometricBoundaries } from "../families/betageometric/boundaries.ts";
import * as betaGeometric from "../families/betageometric/bounds.ts";
import { groupedLikelihood as betaGeometricLikelihood } from "../families/betageometric/groupedLikelihood.ts";
import { starts as betaGeometricStarts } from "../families/betageometric/starts.ts";
import { groupedLikelihood as erlangLikelihood } from "../families/erlang/groupedLikelihood.ts";
import type { Finding } from "../families/family.ts";
import type { GroupedSummaries } from "../families/groupSummaries.ts";
import { boundariesOf as paretoBoundaries } from "../families/paretonbd/boundaries.ts";
import * as pareto from "../families/paretonbd/bounds.ts";
import { groupedLikelihood as paretoLikelihood } from "../families/paretonbd/groupedLikelihood.ts";
import { starts as paretoStarts } from "../families/paretonbd/starts.ts";
import type { FamilyName } from "../model.ts";
import type { Bounds } from "../optimise/minimise.ts";
import type { Evaluation } from "../optimise/objective.ts";

/**
 * What a covariate does to drop-out in the beta-geometric families, with z = 1 at a level and 0 at the commonest:
 *
 *   odds      a = a0 exp(γ z): one coefficient, the odds of leaving at the customer's average chance a/b are
 *             exp(γ) times those of the commonest level
 *   separate  a = a0 exp(γ2 z), b = b0 exp(γ3 z), as Fader & Hardie (2007) write it
 *   together  a = a0 exp(γ z), b = b0 exp(γ z), as CLVTools has it: the mean chance stays, customers differ less or more
 *
 * In Pareto/NBD there is one way only: β = β0 exp(−γ z).
 */
export type DropOutForm = "odds" | "separate" | "together";

/** One coefficient of each level: which parameters its exponential multiplies, and which it divides. */
export interface Effect {
  name: "purchases" | "dropOut" | "dropOutA" | "dropOutB";
  moves: { [param: string]: 1 | -1 };
}

/** What covariates need to know of a family. Parameters in the paper's order, searched as logarithms. */
export interface CovariateForm {
  params: readonly string[];
  times: readonly string[];
  likelihoodOf(groups: GroupedSummaries): (theta: readonly number[]) => Evaluation;
  starts(groups: GroupedSummaries): number[][];
  bounds: Bounds;
  withoutDropOut: Bounds;
  boundaries(params: { [name: string]: number }): { findings: Finding[]; names: ReadonlySet<string> };
  effects: readonly Effect[];
  /** ln of the mean chance (or rate) of leaving, with its slopes along the logarithms of the parameters. */
  logDropOut(at: readonly number[]): { value: number; gradient: number[] };
}

/** @param k events of the underlying stream to a purchase: 1 but for the k families */
export function formOf(family: FamilyName, k: number, dropOut: DropOutForm): CovariateForm {
  if (family === "paretonbd") return paretoForm;
  const initial = family === "mbgnbd" || family === "mbgcnbdk" ? 1 : 0;
  return {
    params: ["r", "alpha", "a", "b"],
    times: ["alpha"],
    likelihoodOf: (groups) =>
      k === 1 ? betaGeometricLikelihood(groups, initial) : erlangLikelihood(groups, initial, k),
    starts: (groups) => betaGeometricStarts(groups, k),
    bounds: betaGeometric.searchBounds,
    withoutDropOut: betaGeometric.withoutDropOut,
    boundaries: (params) => betaGeometricBoundaries(params as Parameters<typeof betaGeometricBoundaries>[0]),
    effects: [purchases, ...betaGeometricEffects[dropOut]],
    logDropOut([, , lnA, lnB]) {
      // ln a/(a + b) = −ln(1 + b/a)
      const stay = 1 / (1 + Math.exp(lnA - lnB));
      return { value: -softplus(lnB - lnA), gradient: [0, 0, stay, -stay] };
    },
  };
}

const purchases: Effect = { name: "purchases", moves: { alpha: -1 } };

const betaGeometricEffects: { [form in DropOutForm]: Effect[] } = {
  odds: [{ name: "dropOut", moves: { a: 1 } }],
  separate: [
    { name: "dropOutA", moves: { a: 1 } },
    { name: "dropOutB", moves: { b: 1 } },
  ],
  together: [{ name: "dropOut", moves: { a: 1, b: 1 } }],
};

const paretoForm: CovariateForm = {
  params: ["r", "alpha", "s", "beta"],
  times: ["alpha", "beta"],
  likelihoodOf: paretoLikelihood,
  starts: paretoStarts,
  bounds: pareto.searchBounds,
  withoutDropOut: pareto.withoutDropOut,
  boundaries: (params) => paretoBoundaries(params as Parameters<typeof paretoBoundaries>[0]),
  effects: [purchases, { name: "dropOut", moves: { beta: -1 } }],
  logDropOut: ([, , lnS, lnBeta]) => ({ value: lnS - lnBeta, gradient: [0, 0, 1, -1] }),
};

/** ln(1 + e^u) without overflow. */
function softplus(u: number): number {
  return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
}
