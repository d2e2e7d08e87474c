import type { AmbassadorModel } from "./ambassadors/ambassadorModel.ts";
import type { Season } from "./calendar/season.ts";
import type { Basis, Finding, Fit } from "./families/family.ts";

/** Gamma-Gamma parameters (Fader & Hardie 2013): p, q without unit, gamma in major units of money. */
export type GammaGammaParams = { p: number; q: number; gamma: number };

export interface SpendFit extends Fit<GammaGammaParams> {
  /** Mean spend of the population, p gamma / (q - 1); for q <= 1 the mean of the observed means. */
  populationMean: number;
}

export interface ModelUncertainty {
  /** Of the parameters, in the order of `params`; 0 for what ran to a boundary. Null where not determined. */
  covariance: number[][] | null;
  /**
   * For each boundary to which parameters ran, those inside that may be true as well, see parameterAxes; absent where
   * none did.
   */
  inside?: { [name: string]: number }[];
  /** Variance of ln(actual/expected total) beyond chance, learnt from earlier forecasts: shocks common to all. */
  shopVariance: number;
}

/**
 * A fitted model: what a score needs besides the history, the ruleset and the date. Unit of time: days, with a season
 * those of the shop's own clock.
 * Immutable; its id is a hash of its content.
 */
export interface Model {
  id: string;
  family: FamilyName;
  params: { [name: string]: number };
  spend: { params: GammaGammaParams; populationMean: number } | null;
  /** The shop's own clock, on which the parameters hold; null or absent: the calendar's. */
  season?: Season | null;
  /**
   * What tells customers apart beyond their purchases: `params` are those of customers of every factor's first level,
   * patternModel gives those of the others. Absent where it did not prove itself.
   */
  covariates?: ModelFactor[];
  /** One factor on future time, learnt on earlier origins; 1 = none. */
  calibration: number;
  /** Weights of the ambassador score fitted to the shop's own referrals; absent: the documented ones. */
  ambassadors?: AmbassadorModel;
  /** How sure its totals are; absent in models of before, and in the prior. */
  uncertainty?: ModelUncertainty;
  basis: Basis;
  /** The day the data end (whole days since 1970-01-01). */
  asOf: number;
  findings: Finding[];
}

/** What the name of a recipe ends with where covariates serve. */
export const covariateSuffix = "+covariates";

/** How the levels of a covariate differ in what they add to the logarithms of the parameters, by name. */
export interface FactorShifts {
  name: string;
  /** The commonest first, which adds nothing. */
  levels: { name: string; shifts: { [param: string]: number } }[];
}

/** A covariate fixed in time, such as the channel of the first order, with each level's share of the customers. */
export interface ModelFactor extends FactorShifts {
  levels: { name: string; share: number; shifts: { [param: string]: number } }[];
}

export type FamilyName = "bgnbd" | "mbgnbd" | "bgcnbdk" | "mbgcnbdk" | "paretonbd";
