import type { FactsColumns } from "./ruleFacts.ts";
import type { Condition, Ruleset } from "./ruleset.ts";

/** Whether a condition holds for the customer at a position of the columns. */
export type Test = (facts: FactsColumns, i: number) => boolean;

/**
 * A condition made ready to be asked of many customers. Comparisons with a fact that is not a number fail.
 *
 * @throws {RangeError} when it names a cut-off that the ruleset has no value for
 */
export function compileCondition(condition: Condition, values: Ruleset["values"]): Test {
  if ("always" in condition) return () => true;
  if ("not" in condition) {
    const inner = compileCondition(condition.not, values);
    return (facts, i) => !inner(facts, i);
  }
  if ("all" in condition) {
    const tests = condition.all.map((child) => compileCondition(child, values));
    return (facts, i) => {
      for (const test of tests) if (!test(facts, i)) return false;
      return true;
    };
  }
  if ("any" in condition) {
    const tests = condition.any.map((child) => compileCondition(child, values));
    return (facts, i) => {
      for (const test of tests) if (test(facts, i)) return true;
      return false;
    };
  }
  const { field, op } = condition;
  const line = thresholdValue(condition.than, values);
  if (op === "<") return (facts, i) => facts[field][i] < line;
  if (op === "<=") return (facts, i) => facts[field][i] <= line;
  if (op === ">") return (facts, i) => facts[field][i] > line;
  return (facts, i) => facts[field][i] >= line;
}

/** The number a threshold stands for in a ruleset. */
export function thresholdValue(than: number | { cutoff: string }, values: Ruleset["values"]): number {
  if (typeof than === "number") return than;
  const value = values[than.cutoff];
  if (!Number.isFinite(value)) {
    throw new RangeError(`a ruleset requires a value for each cut-off: ${than.cutoff} is ${value}`);
  }
  return value;
}
