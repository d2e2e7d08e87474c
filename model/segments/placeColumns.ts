import { compileCondition } from "./compileCondition.ts";
import type { FactsColumns } from "./ruleFacts.ts";
import type { Ruleset } from "./ruleset.ts";

/**
 * The rule that takes each of many customers: its position in `ruleset.rules`. First match wins; where none
 * matches (a ruleset not made by `buildRuleset`), the last.
 */
export function placeColumns(ruleset: Ruleset, facts: FactsColumns): Uint16Array {
  const tests = ruleset.rules.map((rule) => compileCondition(rule.when, ruleset.values));
  const last = tests.length - 1;
  const rules = new Uint16Array(facts.probabilityAlive.length);
  for (let i = 0; i < rules.length; i++) {
    let rule = 0;
    while (rule < last && !tests[rule](facts, i)) rule++;
    rules[i] = rule;
  }
  return rules;
}
