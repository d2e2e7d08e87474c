import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { reconcileShard } from "../reconcileShard.ts";
import { nightFiles } from "./nightFiles.ts";

/** One shard's reconciliation as a step of the night. */
export async function reconcile(deps: JobDeps, { runId, shard = 0, shards }: NightlyInput) {
  const result = await reconcileShard(deps, shard, shards);
  await nightFiles(deps.store.blobs, runId).putJson(`reconcile/${shard}`, result);
  return result;
}
