import { thresholdValue } from "../segments/compileCondition.ts";
import type { Condition, Ruleset } from "../segments/ruleset.ts";

/**
 * What a customer must be worth, if alive, for the rules to call them at risk once they are leaving: the lowest line
 * that a rule of `at_risk` draws for `valueIfAlive`; -Infinity where none draws one.
 */
export function valuableFrom({ rules, values }: Pick<Ruleset, "rules" | "values">): number {
  const lines = rules.filter(({ segment }) => segment === "at_risk").flatMap(({ when }) => linesOf(when));
  return lines.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...lines);

  function linesOf(condition: Condition): number[] {
    if ("all" in condition) return condition.all.flatMap(linesOf);
    if ("any" in condition) return condition.any.flatMap(linesOf);
    if (!("field" in condition)) return [];
    const { field, op, than } = condition;
    return field === "valueIfAlive" && op.startsWith(">") ? [thresholdValue(than, values)] : [];
  }
}
