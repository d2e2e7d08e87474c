import type { Rule, Ruleset } from "../../../model/segments/ruleset.ts";
import { Unknown } from "../problems/errors.ts";

/** The rule of a segment in force. @throws {Unknown} naming the segments there are */
export function ruleOf(ruleset: Ruleset, segment: string): Rule {
  const rule = ruleset.rules.find((known) => known.segment === segment);
  if (rule) return rule;
  const known = ruleset.rules.map(({ segment: name }) => name);
  throw new Unknown("segment", `No segment is called "${segment}"; there are ${known.join(", ")}.`, known);
}
