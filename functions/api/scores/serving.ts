import type { Model } from "../../../model/model.ts";
import type { Ruleset } from "../../../model/segments/ruleset.ts";
import type { Settings } from "../../contract/settings.ts";
import { settingsInForce } from "../../scoring/settingsInForce.ts";
import type { Champion, Store } from "../../store/types.ts";
import { priorServing } from "./priorServing.ts";

/** What answers scores now. */
export interface Serving {
  model: Model & { card: unknown };
  ruleset: Ruleset;
  /** The deployment's, with the terms that the ruleset was made under. */
  settings: Settings;
  /** The night that promoted it; null for the prior, which serves until a first night has. */
  runId: string | null;
}

/** Models and rulesets never change under their id, so those last used are kept. */
const kept = 8;

/**
 * Makes the reader of the champion. The pointer is read every time, so a promotion holds at once; requests that
 * meet while it is being read share the answer. What it points at is kept in memory.
 */
export function createServing(store: Store, settings: Settings): () => Promise<Serving> {
  const models = new Map<string, Model & { card: unknown }>();
  const rulesets = new Map<string, Ruleset>();
  const prior = priorServing(settings);
  let reading: Promise<Champion | null> | null = null;
  return async () => {
    reading ??= store.catalog.champion().finally(() => {
      reading = null;
    });
    const champion = await reading;
    if (champion === null) return prior;
    const { modelId, rulesetId, runId } = champion;
    const [model, ruleset] = await Promise.all([
      keptOr(models, modelId, () => store.catalog.model(modelId)),
      keptOr(rulesets, rulesetId, () => store.catalog.ruleset(rulesetId)),
    ]);
    return { model, ruleset, settings: settingsInForce(settings, ruleset), runId };
  };
}

async function keptOr<T>(cache: Map<string, T>, id: string, read: () => Promise<T | null>): Promise<T> {
  const known = cache.get(id);
  if (known !== undefined) return known;
  const found = await read();
  if (found === null) throw new Error(`createServing requires what the champion points at: ${id}`);
  if (cache.size >= kept) cache.delete(cache.keys().next().value!);
  cache.set(id, found);
  return found;
}
