import { compileCondition } from "./compileCondition.ts";
import { explain, type PlaceContext } from "./explain.ts";
import { oneRow } from "./ruleFacts.ts";
import type { Placement, RuleFacts, Ruleset } from "./ruleset.ts";

/**
 * The segment of one customer, and why, in words that quote the customer's own numbers.
 *
 * @param context what the words need: the horizon, the currency
 * @example place(ruleset, facts, { horizonDays: 365, currency: "SAR" }).segment; // => "at_risk"
 */
export function place(ruleset: Ruleset, facts: RuleFacts, context: PlaceContext): Placement {
  const rule = ruleOf(ruleset, facts);
  return {
    segment: ruleset.rules[rule].segment,
    rule,
    reasons: explain(ruleset, rule, facts, context),
  };
}

/** The position of the first rule that a customer meets; the last where none matches. */
export function ruleOf(ruleset: Ruleset, facts: RuleFacts): number {
  const row = oneRow(facts);
  const last = ruleset.rules.length - 1;
  const match = ruleset.rules.findIndex(({ when }) => compileCondition(when, ruleset.values)(row, 0));
  return match < 0 ? last : match;
}
