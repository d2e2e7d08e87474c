import type { Condition, CutoffRecipe, RuleField, RuleRecipe } from "../../../../model/segments/ruleset.ts";
import { kindOf } from "./fieldFormat.ts";

/** A cut-off as a slider moves it. */
export interface CutoffSlide {
  name: string;
  /** What is cut: a share of customers for quantiles, else the field itself. */
  by: "quantile" | "value";
  field: RuleField;
  /** On which side of the cut-off rules ask: at least so much, or at most. */
  side: "above" | "below";
  /** The line comes from the shop's settings, until it is moved here. */
  ofSettings: boolean;
  value: number;
  min: number;
  max: number;
  step: number;
}

interface Use {
  field: RuleField;
  side: "above" | "below";
}

/**
 * The cut-offs of a recipe that a rule asks about, in their order there.
 *
 * @param values as in force, or as previewed
 * @param currency null for a log without amounts
 */
export function slidesOf(
  recipe: RuleRecipe,
  values: Readonly<Record<string, number>>,
  currency: string | null,
): CutoffSlide[] {
  return Object.entries(recipe.cutoffs).flatMap(([name, how]): CutoffSlide[] => {
    const use = usesOf(recipe, name)[0];
    if (use === undefined) return [];
    const { side } = use;
    if ("quantile" in how) {
      return [
        {
          name,
          by: "quantile",
          field: how.of,
          side,
          ofSettings: false,
          value: how.quantile,
          min: 0,
          max: 1,
          step: 0.01,
        },
      ];
    }
    const value = "fixed" in how ? how.fixed : (values[name] ?? 0);
    const ofSettings = "setting" in how;
    return [
      {
        name,
        by: "value",
        field: use.field,
        side,
        ofSettings,
        value,
        ...rangeOf(use.field, value, currency),
      },
    ];
  });
}

/** Where rules ask about a cut-off. */
export function usesOf({ rules }: RuleRecipe, name: string): Use[] {
  const found: Use[] = [];
  const walk = (condition: Condition): void => {
    if ("all" in condition) condition.all.forEach(walk);
    else if ("any" in condition) condition.any.forEach(walk);
    else if ("not" in condition) walk(condition.not);
    else if ("field" in condition && typeof condition.than !== "number" && condition.than.cutoff === name)
      found.push({ field: condition.field, side: condition.op.startsWith(">") ? "above" : "below" });
  };
  for (const { when } of rules) walk(when);
  return found;
}

/** A recipe with one cut-off moved; a line of the settings becomes the rules' own. */
export function moved(recipe: RuleRecipe, name: string, value: number): RuleRecipe {
  const how = recipe.cutoffs[name];
  const next: CutoffRecipe = "quantile" in how ? { ...how, quantile: value } : { fixed: value };
  return { ...recipe, cutoffs: { ...recipe.cutoffs, [name]: next } };
}

/** Ends and steps that fit a field, with room on both sides of where the cut-off stands. */
function rangeOf(field: RuleField, value: number, currency: string | null) {
  const kind = kindOf(field, currency);
  if (kind === "share" || kind === "score") return { min: 0, max: 1, step: 0.01 };
  const most = roundUp(Math.max(value * 2, kind === "days" ? 365 : kind === "money" ? 100 : 10));
  return { min: 0, max: most, step: kind === "money" ? most / 200 : 1 };
}

/** The next of 1, 2, 5, 10, 20, 50 ... */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= value) ?? value;
}

/** Whether two recipes place everyone alike: written alike, whatever the sequence of their names. */
export function sameRecipe(one: RuleRecipe, other: RuleRecipe): boolean {
  const plain = ({ cutoffs, rules }: RuleRecipe) =>
    JSON.stringify([Object.entries(cutoffs).sort(([a], [b]) => (a < b ? -1 : 1)), rules], (_, value) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  return plain(one) === plain(other);
}
