import type { Finding } from "../families/family.ts";
import type { FamilyName } from "../model.ts";
import type { DropOutForm } from "./forms.ts";

/** A factor as a fitted model carries it. */
export interface CovariateFactor {
  name: string;
  /** The first is the one the parameters of the fit are of. */
  levels: {
    name: string;
    customers: number;
    /** Added to the logarithms of the parameters, by name: empty at the first level. */
    shifts: { [param: string]: number };
  }[];
  /** What was too rare to stand alone and went into `other`. */
  folded: { levels: string[]; customers: number } | null;
}

/** A coefficient as the literature writes it. */
export interface Coefficient {
  /** purchases: α = α0 exp(−γ); dropOut: see DropOutForm, β = β0 exp(−γ) in Pareto/NBD. */
  effect: "purchases" | "dropOut" | "dropOutA" | "dropOutB";
  factor: string;
  level: string;
  value: number;
  /** null where the data do not determine it. */
  standardError: number | null;
}

/** How a level compares with the commonest, as a factor, with its 95% interval; null where the data do not say. */
export interface Ratio {
  ratio: number;
  low: number;
  high: number;
}

export interface LevelEffect {
  factor: string;
  level: string;
  reference: string;
  customers: number;
  /** Mean pace of purchases while a customer. */
  purchases: Ratio | null;
  /** Mean chance of leaving after a purchase; in Pareto/NBD mean rate of leaving. */
  dropOut: Ratio | null;
}

/** A family fitted with covariates fixed in time. */
export interface CovariateFit {
  family: FamilyName;
  dropOut: DropOutForm;
  /** Of customers of the commonest level of every factor, in the unit of the summaries. */
  params: { [name: string]: number };
  standardErrors: { [name: string]: number | null };
  factors: CovariateFactor[];
  coefficients: Coefficient[];
  effects: LevelEffect[];
  /** Natural log, as of the plain family; without the penalty. */
  logLikelihood: number;
  /** The plain family on the same customers. */
  plainParams: { [name: string]: number };
  plainLogLikelihood: number;
  converged: boolean;
  gradientNorm: number;
  iterations: number;
  customers: number;
  repeaters: number;
  findings: Finding[];
}
