import type { Model } from "../../../model/model.ts";
import type { Ruleset } from "../../../model/segments/ruleset.ts";
import type { Settings } from "../../contract/settings.ts";
import { settingsInForce } from "../../scoring/settingsInForce.ts";

/** One model and one ruleset at work for one date: what rows are made with. */
export interface Scoring {
  model: Model;
  ruleset: Ruleset;
  settings: Settings;
  /** Whole days since 1970-01-01. */
  asOf: number;
  excluded: ReadonlySet<string>;
}

export function createScoring(model: Model, ruleset: Ruleset, settings: Settings, asOf: number): Scoring {
  const excluded = new Set(settings.excludeCustomers);
  return { model, ruleset, settings: settingsInForce(settings, ruleset), asOf, excluded };
}
