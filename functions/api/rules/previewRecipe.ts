import type { z } from "zod";
import { buildRuleset } from "../../../model/segments/buildRuleset.ts";
import { placeColumns } from "../../../model/segments/placeColumns.ts";
import type { RuleRecipe, Ruleset } from "../../../model/segments/ruleset.ts";
import type { ScoreSettings } from "../../../model/score/score.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { previewSchema } from "../../contract/schemas/rules.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { sumKnown } from "../lists/sumKnown.ts";

export type Preview = z.infer<typeof previewSchema>;

/**
 * Places everyone of a snapshot by other rules, and compares with where they are.
 *
 * @param current the ruleset in force, for the labels of segments that would end
 */
export function previewRecipe(
  recipe: RuleRecipe,
  snapshot: Snapshot,
  current: Ruleset,
  settings: ScoreSettings,
): Preview {
  const ruleset = buildRuleset(recipe, { id: snapshot.modelId }, snapshot.facts, settings);
  const placed = placeColumns(ruleset, snapshot.facts);
  const labels = new Map([...current.rules, ...ruleset.rules].map(({ segment, label }) => [segment, label]));
  const [before, after, moved] = [groups(), groups(), groups()];
  const movers: number[] = [];
  snapshot.columns.segment.forEach((code, place) => {
    const from = snapshot.segments[code]!;
    const to = ruleset.rules[placed[place]!]!.segment;
    before.add(from, place);
    after.add(to, place);
    if (from === to) return;
    moved.add(JSON.stringify([from, to]), place);
    movers.push(place);
  });
  const { clv, valueAtRisk } = snapshot.columns;
  const worth = (places: number[]) => ({ customers: places.length, clv: sumKnown(clv, places) });
  const segmentWorth = (name: string, places: number[] = []) => ({
    ...worth(places),
    valueAtRisk: name === "at_risk" ? sumKnown(valueAtRisk, places) : null,
  });
  const moves = [...moved.all].map(([pair, places]) => {
    const [from, to] = JSON.parse(pair) as [string, string];
    return { from, to, ...worth(places) };
  });
  const names = new Set([...ruleset.rules.map(({ segment }) => segment), ...before.all.keys()]);
  return {
    asOf: dayToIso(snapshot.asOf),
    values: ruleset.values,
    customers: snapshot.customerIds.length,
    segments: [...names].map((name) => ({
      name,
      label: labels.get(name) ?? { en: name, ar: name },
      before: segmentWorth(name, before.all.get(name)),
      after: segmentWorth(name, after.all.get(name)),
    })),
    moves: moves.sort((one, other) => (other.clv ?? other.customers) - (one.clv ?? one.customers)),
    moved: worth(movers),
  };
}

function groups() {
  const all = new Map<string, number[]>();
  const add = (name: string, place: number) => {
    const places = all.get(name);
    if (places) places.push(place);
    else all.set(name, [place]);
  };
  return { all, add };
}
