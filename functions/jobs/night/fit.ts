import { decodeStatistics } from "../../../model/evaluate/encodeStatistics.ts";
import { fitModelFromStatistics } from "../../../model/evaluate/fitModelFromStatistics.ts";
import { recipeName } from "../../../model/evaluate/recipe.ts";
import { mergeStatistics } from "../../../model/evaluate/mergeStatistics.ts";
import type { ShardStatistics } from "../../../model/evaluate/statistics.ts";
import type { Model } from "../../../model/model.ts";
import { priorModel } from "../../../model/score/priorModel.ts";
import { contentHash } from "../../../model/segments/contentHash.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { calendarOf } from "../../contract/calendar.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { learntAmbassadors, type ShardExamples } from "./ambassadorExamples.ts";
import { nightFiles } from "./nightFiles.ts";
import { rulesetFor } from "./rulesetFor.ts";

/** What the night proposes to serve from now on. */
export interface Candidate {
  modelId: string;
  rulesetId: string;
  /** The recipe: a family, on the shop's own clock with "+season". */
  family: string;
  basis: Model["basis"];
  converged: boolean;
  /** Customers fitted. */
  customers: number;
  repeaters: number;
  /** Only the rules are new: the model serves already. */
  sameModel?: boolean;
}

/** Fits a model to the shards' statistics and computes the shop's rules for it; both are stored, neither serves yet. */
export async function fit(deps: JobDeps, { runId, shards }: NightlyInput): Promise<Candidate> {
  const { store, settings } = deps;
  const files = nightFiles(store.blobs, runId);
  const parts = (await files.ofShards("statistics", shards)).map(decodeStatistics);
  const statistics = mergeStatistics(parts);
  const champion = await store.catalog.champion();
  const serving = champion === null ? null : await store.catalog.model(champion.modelId);
  const examples = await files.jsonOfShards<ShardExamples>("ambassadors", shards);
  const { model, converged, repeaters, card } = fitted(statistics, settings, serving, examples);
  const ruleset = await rulesetFor(deps, model, statistics);
  await store.catalog.putModel({ ...model, card });
  await store.catalog.putRuleset(ruleset);
  const candidate: Candidate = {
    modelId: model.id,
    rulesetId: ruleset.id,
    family: recipeName(model),
    basis: model.basis,
    converged,
    customers: statistics.customers,
    repeaters,
  };
  await files.putJson("candidate", candidate);
  return candidate;
}

function fitted(
  statistics: ShardStatistics,
  settings: JobDeps["settings"],
  serving: Model | null,
  examples: readonly ShardExamples[],
) {
  const { historyStartsAt, warmUpDays } = settings;
  if (statistics.customers === 0) return { model: priorModel(), converged: true, repeaters: 0, card: null };
  const purchases = fitModelFromStatistics(statistics, {
    ...(historyStartsAt !== undefined && { historyStartsAt: isoToDay(historyStartsAt) }),
    warmUpDays,
    calendar: calendarOf(settings),
    incumbent: serving === null || serving.basis === "prior" ? null : recipeName(serving),
  });
  const ambassadors = learntAmbassadors(purchases.model, settings, examples);
  const model = {
    ...purchases.model,
    ...(ambassadors?.model && { ambassadors: ambassadors.model }),
  };
  const card = { ...purchases.card, ambassadors: ambassadors?.card ?? null };
  const id = `model_${contentHash(model).slice(0, 20)}`;
  const converged = card.families.some(({ family, converged }) => family === card.family && converged);
  return { model: { id, ...model }, converged, repeaters: card.repeaters, card };
}
