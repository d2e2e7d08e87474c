import { localDay } from "../../model/time/localDay.ts";
import type { Champion } from "../store/types.ts";
import type { JobDeps } from "./deps.ts";
import { promotePrior } from "./promotePrior.ts";
import { createScoring, type Scoring } from "./rows/scoring.ts";

export type ChampionScoring = Scoring & { champion: Champion };

/**
 * Makes the reader of the scoring that serves today. The pointer is read each time, so that a promotion holds
 * at once; what it points at never changes and is kept. Before the first night a prior is promoted, so that
 * orders have their place in lists from the first one on.
 */
export function createChampionReader(deps: JobDeps): () => Promise<ChampionScoring> {
  let kept: ChampionScoring | undefined;
  return async () => {
    const { store, settings, now } = deps;
    const champion = (await store.catalog.champion()) ?? (await promotePrior(deps));
    const asOf = localDay(now(), settings.timeZone);
    const { modelId, rulesetId } = champion;
    if (kept?.model.id === modelId && kept.ruleset.id === rulesetId && kept.asOf === asOf) {
      kept = { ...kept, champion };
      return kept;
    }
    kept = { ...(await scoringOf(deps, champion, asOf)), champion };
    return kept;
  };
}

/** The scoring of a champion for a date. */
export async function scoringOf(
  { store, settings }: JobDeps,
  { modelId, rulesetId }: Pick<Champion, "modelId" | "rulesetId">,
  asOf: number,
): Promise<Scoring> {
  const [model, ruleset] = await Promise.all([
    store.catalog.model(modelId),
    store.catalog.ruleset(rulesetId),
  ]);
  if (model === null) throw new Error(`scoringOf requires a stored model: ${modelId}`);
  if (ruleset === null) throw new Error(`scoringOf requires a stored ruleset: ${rulesetId}`);
  return createScoring(model, ruleset, settings, asOf);
}
