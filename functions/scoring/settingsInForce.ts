import type { ScoreSettings } from "../../model/score/score.ts";
import type { Ruleset } from "../../model/segments/ruleset.ts";
import type { Settings } from "../contract/settings.ts";

/** A deployment's settings with the terms that were saved when the ruleset in force was made. */
export function settingsInForce(deployed: Settings, { terms }: Pick<Ruleset, "terms">): Settings {
  return terms === undefined ? deployed : withTerms(deployed, terms);
}

/** The settings with other terms. */
export function withTerms(settings: Settings, terms: Partial<ScoreSettings>): Settings {
  return { ...settings, ...terms };
}
