import type { Words } from "../families/family.ts";
import type { ScoreSettings } from "../score/score.ts";

/**
 * What a rule may ask about. Money in major units; where a log has no amounts, expected orders stand for money.
 * signalsAgainst counts what speaks against asking for a recommendation: an open complaint, a low NPS, a low rating;
 * successfulReferrals the customers they brought who bought.
 */
export const ruleFields = [
  "valueIfAlive",
  "predictedValue",
  "valueAtRisk",
  "historicValue",
  "expectedOrders",
  "probabilityAlive",
  "probabilityOfSilence",
  "frequency",
  "daysSinceLastOrder",
  "tenureDays",
  "ambassadorScore",
  "signalsAgainst",
  "successfulReferrals",
] as const;
export type RuleField = (typeof ruleFields)[number];
export type RuleFacts = Record<RuleField, number>;

/** A number, or the name of one of the ruleset's cut-offs. */
export type Threshold = number | { cutoff: string };

export type Condition =
  | { field: RuleField; op: "<" | "<=" | ">" | ">="; than: Threshold }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { always: true };

/** One rule: customers who meet `when`, and no rule before it, are in `segment`. */
export interface Rule {
  segment: string;
  label: Words;
  when: Condition;
}

/** Lines that the shop's settings draw and rules may name. */
export const ruleSettings = ["atRiskBelow", "lostBelow", "overdueBelow"] as const;
export type RuleSetting = (typeof ruleSettings)[number];

/**
 * How a cut-off is found for a model: a fixed number, a quantile of a field over the scored customers, or one of
 * the lines in the shop's settings (copied, so that a ruleset answers by itself).
 */
export type CutoffRecipe = { fixed: number } | { quantile: number; of: RuleField } | { setting: RuleSetting };

/** What a shop writes (PUT /v1/rules): the last rule always matches. */
export interface RuleRecipe {
  cutoffs: Record<string, CutoffRecipe>;
  rules: Rule[];
}

/** A recipe with its cut-offs computed for one model. Immutable; its id is a hash of its content. */
export interface Ruleset extends RuleRecipe {
  id: string;
  modelId: string;
  values: Record<string, number>;
  basis: "data" | "prior";
  /** How customers are valued under it where that is not as deployed; lists and live scores read it here alike. */
  terms?: Partial<ScoreSettings>;
}

/** Why a customer is in a segment, in words. */
export interface Reason {
  code: string;
  words: Words;
}

export interface Placement {
  segment: string;
  /** Position of the rule that matched. */
  rule: number;
  reasons: Reason[];
}
