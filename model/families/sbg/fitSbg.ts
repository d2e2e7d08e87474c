import type { Bounds } from "../../optimise/minimise.ts";
import type { LogNormalPrior } from "../../optimise/penalise.ts";
import type { Finding, Fit, FitOptions } from "../family.ts";
import { betaBoundary } from "../shared/betaBoundary.ts";
import { findings as common } from "../shared/findings.ts";
import { priorFit } from "../shared/priorFit.ts";
import { reportFit } from "../shared/reportFit.ts";
import { searchFamily } from "../shared/searchFamily.ts";
import { findings } from "./findings.ts";
import type { Member, SbgParams, SurvivorRow } from "./params.ts";
import { renewalCounts } from "./renewalCounts.ts";
import { renewalLikelihood } from "./renewalLikelihood.ts";

const NAMES = ["alpha", "beta"] as const;
/** Of the order of the published fits, each within a factor of about 2.7. */
const typical: LogNormalPrior = { means: [0.7, 2.5].map(Math.log), deviations: [1, 1] };
const bounds: Bounds = { lower: [1e-12, 1e-6].map(Math.log), upper: [1e6, 1e6].map(Math.log) };
/** Everybody renews for ever. */
const withoutLoss: Bounds = { lower: [Math.log(1e-12), 0], upper: [Math.log(1e-12), 0] };
const starts = [
  [0.7, 2.5],
  [2, 2],
  [0.2, 4],
].map((start) => start.map(Math.log));
const FEWEST_MEMBERS = 100;
const FEWEST_LOST = 20;

/**
 * Maximum likelihood (or, with few members or few lost, penalised) fit of the shifted beta-geometric to survivor
 * tables of cohorts or to members one by one. `repeaters` counts those who renewed at least once.
 *
 * @throws {RangeError} naming the cohort of a table in which survivors grow or a period is missing
 */
export function fitSbg(
  data: readonly SurvivorRow[] | readonly Member[],
  { penalty = "auto" }: Pick<FitOptions, "penalty"> = {},
): Fit<SbgParams> {
  const counts = renewalCounts(data);
  const lost = counts.lost.reduce((sum, count) => sum + count, 0);
  if (!(lost + counts.purchases > 0)) return priorFit<SbgParams>(NAMES, typical, counts);
  const few = counts.customers < FEWEST_MEMBERS || lost < FEWEST_LOST;
  const prior = penalty === "on" || (penalty === "auto" && few) ? typical : null;
  const search = {
    likelihood: renewalLikelihood,
    starts,
    bounds,
    withoutDropOut: withoutLoss,
    isPlain: () => lost > 0,
  };
  const family = { names: NAMES, times: [], boundaries: boundariesOf, near: () => [] };
  const fit = reportFit<SbgParams>(family, counts, searchFamily(search, counts, [], prior), 1);
  const said = [
    ...(prior && few ? [findings.fewMembers(counts.customers, lost)] : []),
    ...fit.findings.filter(({ code }) => code !== common.nobodyRepeats().code),
  ];
  return { ...fit, basis: prior ? "shrunk" : "data", findings: said };
}

/** Recognises the ends to which alpha and beta can run together. */
function boundariesOf({ alpha, beta }: SbgParams): { findings: Finding[]; names: Set<keyof SbgParams> } {
  const end = betaBoundary(alpha, beta);
  if (end === null) return { findings: [], names: new Set() };
  const chance = alpha / (alpha + beta);
  const said = {
    never: findings.nobodyLeaves(),
    always: findings.everybodyLeaves(),
    same: findings.sameChance(chance),
    allOrNothing: findings.allOrNothing(chance),
  };
  return { findings: [said[end]], names: new Set(NAMES) };
}
