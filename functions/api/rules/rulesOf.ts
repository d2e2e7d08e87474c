import type { z } from "zod";
import type { Ruleset } from "../../../model/segments/ruleset.ts";
import type { rulesSchema } from "../../contract/schemas/rules.ts";

/** A ruleset as the API shows it. */
export function rulesOf({
  id,
  modelId,
  cutoffs,
  rules,
  values,
  basis,
}: Ruleset): z.infer<typeof rulesSchema> {
  return { cutoffs, rules, values, basis, rulesetId: id, modelId };
}
