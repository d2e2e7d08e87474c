import { compileCondition, type Test, thresholdValue } from "./compileCondition.ts";
import { oneRow } from "./ruleFacts.ts";
import type { Condition, RuleFacts, RuleField, Ruleset } from "./ruleset.ts";

/** One comparison that a customer meets. */
export interface Held {
  field: RuleField;
  /** Whether the customer's value lies above the line or below it; on the line by the comparison's own side. */
  side: "above" | "below";
  value: number;
  line: number;
  /** The cut-off compared with, where it has a name. */
  cutoff?: string;
}

const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

/**
 * The comparisons by which a condition holds for a customer: of alternatives only those met, of a negation the
 * opposite comparisons. The condition itself is taken to hold.
 */
export function heldConditions(
  condition: Condition,
  facts: RuleFacts,
  values: Ruleset["values"],
  negated = false,
): Held[] {
  if ("always" in condition) return [];
  if ("not" in condition) return heldConditions(condition.not, facts, values, !negated);
  if ("all" in condition || "any" in condition) {
    const children = "all" in condition ? condition.all : condition.any;
    const row = oneRow(facts);
    const met = children.filter((child) => testOf(child, values)(row, 0) !== negated);
    return met.flatMap((child) => heldConditions(child, facts, values, negated));
  }
  const { field, than } = condition;
  const op = negated ? opposite[condition.op] : condition.op;
  return [
    {
      field,
      side: op === "<" || op === "<=" ? "below" : "above",
      value: facts[field],
      line: thresholdValue(than, values),
      ...(typeof than === "number" ? {} : { cutoff: than.cutoff }),
    },
  ];
}

const tests = new WeakMap<Ruleset["values"], WeakMap<Condition, Test>>();

/** A condition compiled once for a ruleset: reasons are asked for by the million. */
function testOf(condition: Condition, values: Ruleset["values"]): Test {
  let ofRuleset = tests.get(values);
  if (ofRuleset === undefined) {
    ofRuleset = new WeakMap();
    tests.set(values, ofRuleset);
  }
  let test = ofRuleset.get(condition);
  if (test === undefined) {
    test = compileCondition(condition, values);
    ofRuleset.set(condition, test);
  }
  return test;
}
