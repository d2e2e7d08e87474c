import type { DailyCounts } from "../../../model/evaluate/statistics.ts";
import { modelPortrait } from "../../../model/portrait/modelPortrait.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { publishPortrait } from "../../scoring/figures/portraitFile.ts";
import { scorerOf } from "../../scoring/scorerOf.ts";
import type { JobDeps } from "../deps.ts";

/** Works out what the model looks like on everyone as the night left them, for whoever wants to see it. */
export async function reportPortrait(
  { store, settings }: JobDeps,
  { asOf, modelId, columns: { orders, firstDay, lastDay } }: Snapshot,
  daily: DailyCounts,
): Promise<void> {
  const model = (await store.catalog.model(modelId))!;
  const customers = { frequency: orders.map((count) => count - 1), firstDay, lastDay };
  const portrait = modelPortrait(scorerOf(model, settings), customers, daily, asOf);
  await publishPortrait(store.blobs, { modelId, ...portrait });
}
