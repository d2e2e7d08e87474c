import type { StreamHandler, StreamRecord } from "../contract/stream.ts";
import { createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { type Parts, rebuildCustomers } from "./rebuild.ts";

/**
 * The job behind the streams of orders, signals and membership events: rebuilds each distinct customer of a batch once,
 * and of it only what changed. If a batch fails as a whole, its customers are tried one by one, so that one that
 * fails keeps no other waiting.
 */
export function createSummariseStream(deps: JobDeps): StreamHandler {
  const champion = createChampionReader(deps);
  return async ({ Records }) => {
    const scoring = await champion();
    const failed = new Set<string>();
    const work = workOf(Records);
    for (const { ids, parts } of work) {
      try {
        await rebuildCustomers(deps, scoring, ids, parts);
      } catch (error) {
        if (work.length === 1 && ids.length === 1) throw error;
        for (const id of ids) {
          await rebuildCustomers(deps, scoring, [id], parts).catch(() => failed.add(id));
        }
      }
    }
    return {
      batchItemFailures: Records.filter(({ dynamodb }) => failed.has(dynamodb.Keys.customerId.S)).map(
        ({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber }),
      ),
    };
  };
}

/** The distinct customers of a batch, by what of them changed; which table a record is of shows in its keys. */
function workOf(records: readonly StreamRecord[]): { ids: string[]; parts: Parts }[] {
  const parts = new Map<string, Parts>();
  for (const { dynamodb } of records) {
    const { customerId, orderId } = dynamodb.Keys;
    const changed: Parts = orderId === undefined ? { signals: true } : { orders: true };
    parts.set(customerId.S, { ...parts.get(customerId.S), ...changed });
  }
  const alike = [{ orders: true }, { signals: true }, { orders: true, signals: true }];
  return alike
    .map((wanted: Parts) => ({
      parts: wanted,
      ids: [...parts.keys()].filter(
        (id) => parts.get(id)!.orders === wanted.orders && parts.get(id)!.signals === wanted.signals,
      ),
    }))
    .filter(({ ids }) => ids.length > 0);
}
