import type { ShardStatistics } from "../../../model/evaluate/statistics.ts";
import type { Model } from "../../../model/model.ts";
import { buildRuleset } from "../../../model/segments/buildRuleset.ts";
import { priorRuleset } from "../../../model/segments/priorRuleset.ts";
import { type RuleField, ruleFields, type Ruleset } from "../../../model/segments/ruleset.ts";
import { scoreSettings } from "../../scoring/scoreSettings.ts";
import { withTerms } from "../../scoring/settingsInForce.ts";
import type { JobDeps } from "../deps.ts";
import { createScoring } from "../rows/scoring.ts";
import { savedRules, underTerms } from "../savedRules.ts";
import { scoreRows } from "../rows/scoreRows.ts";

/**
 * The shop's rules with their cut-offs computed for a model: quantiles over the sampled customers, scored by it.
 * Without any customer, the prior's cut-offs.
 */
export async function rulesetFor(
  { store, settings: deployed }: JobDeps,
  model: Model,
  { sample, asOf }: ShardStatistics,
): Promise<Ruleset> {
  const [recipe, terms] = await savedRules(store);
  const settings = withTerms(deployed, terms ?? {});
  const lines = scoreSettings(settings);
  const prior = underTerms(priorRuleset(model, lines, recipe), terms);
  // Facts do not depend on the rules: any ruleset will do to score by.
  const scoring = createScoring(model, prior, { ...settings, excludeCustomers: [] }, asOf);
  const scored = scoreRows(
    scoring,
    sample.map(({ history, told }) => ({ customerId: "", history, ...(told && { told }) })),
    0,
  ).filter((row) => row !== null);
  if (scored.length === 0) return prior;
  const facts = Object.fromEntries(
    ruleFields.map((field) => [field, Float64Array.from(scored, (row) => row.facts[field])]),
  ) as Record<RuleField, Float64Array>;
  return underTerms(buildRuleset(recipe, model, facts, lines), terms);
}
