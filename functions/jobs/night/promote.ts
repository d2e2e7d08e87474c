import type { ModelCard } from "../../../model/evaluate/modelCard.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import { promotePrior } from "../promotePrior.ts";
import type { JobDeps } from "../deps.ts";
import type { Candidate } from "./fit.ts";
import { nightFiles } from "./nightFiles.ts";

/** Customers may go (erased, excluded); more than one in twenty gone at once is a fault somewhere. */
const leastShare = 0.95;

export interface Promotion {
  promoted: boolean;
  /** Why the champion of before stays; null when it does not. */
  reason: string | null;
  modelId: string;
  rulesetId: string;
}

/**
 * Lets the night's model and ruleset serve, as one, if the fit converged and the data did not shrink. Otherwise
 * what served before stays, with the reason.
 */
export async function promote(deps: JobDeps, { runId }: NightlyInput): Promise<Promotion> {
  const { store } = deps;
  const files = nightFiles(store.blobs, runId);
  const candidate = await files.json<Candidate>("candidate");
  const champion = (await store.catalog.champion()) ?? (await promotePrior(deps));
  const reason = await objection(deps, candidate, champion.modelId);
  const { modelId, rulesetId } = reason === null ? candidate : champion;
  const same = champion.modelId === modelId && champion.rulesetId === rulesetId && champion.runId === runId;
  if (reason === null && !same) {
    // Until the report, the totals of before go on under the new name: lists' counts never start from nothing.
    await store.catalog.setTotals(runId, await store.catalog.totals(champion.runId));
    const outcome = await store.catalog.promote({ modelId, rulesetId, runId }, champion.version);
    if (outcome === "lost") throw new Error(`promote requires a champion that nobody else moves: ${runId}`);
  }
  const promotion = { promoted: reason === null, reason, modelId, rulesetId };
  await files.putJson("promotion", promotion);
  return promotion;
}

async function objection(
  { store }: JobDeps,
  candidate: Candidate,
  championId: string,
): Promise<string | null> {
  if (candidate.sameModel) return null;
  if (!candidate.converged) return `The fit of ${candidate.family} did not converge.`;
  const champion = await store.catalog.model(championId);
  const before = (champion?.card as ModelCard | null)?.customers ?? 0;
  if (!(candidate.customers >= leastShare * before)) {
    return `The data shrank: ${candidate.customers} customers, where the model that serves was fitted on ${before}.`;
  }
  return null;
}
