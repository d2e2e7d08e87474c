import type { StreamHandler } from "../contract/stream.ts";
import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { rebuildCustomers } from "./rebuild.ts";

/**
 * The job behind the stream of orders: rebuilds each distinct customer of a batch once. If the batch fails as
 * a whole, its customers are tried one by one, so that one that fails keeps no other waiting.
 */
export function createSummariseStream(deps: JobDeps): StreamHandler {
  const champion = createChampionReader(deps);
  return async ({ Records }) => {
    const ids = [...new Set(Records.map(({ dynamodb }) => dynamodb.Keys.customerId.S))];
    const scoring = await champion();
    const failed = new Set<string>();
    try {
      await rebuildCustomers(deps, scoring, ids);
    } catch (error) {
      if (ids.length === 1) throw error;
      for (const id of ids) await rebuildCustomers(deps, scoring, [id]).catch(() => failed.add(id));
    }
    return {
      batchItemFailures: Records.filter(({ dynamodb }) => failed.has(dynamodb.Keys.customerId.S)).map(
        ({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber }),
      ),
    };
  };
}
