import type { StreamHandler, StreamRecord } from "../contract/stream.ts";
import { type ChampionScoring, createChampionReader } from "./champion.ts";
import type { JobDeps } from "./deps.ts";
import { eraseCustomer } from "./eraseCustomer.ts";
import { type Parts, rebuildCustomers } from "./rebuild.ts";
import { settleReferrals } from "./referrals/settleReferrals.ts";

/**
 * The job behind the streams of orders, signals, membership and referral events: rebuilds each distinct customer of a
 * batch once, and of it only what changed, and settles referrals that orders or events may have moved. If a batch fails
 * as a whole, its customers are tried one by one, so that one that fails keeps no other waiting.
 */
export function createSummariseStream(deps: JobDeps): StreamHandler {
  const champion = createChampionReader(deps);
  return async ({ Records }) => {
    const scoring = await champion();
    const failed = new Set<string>();
    const work = workOf(Records);
    for (const { ids, parts } of work) {
      try {
        await bring(deps, scoring, ids, parts);
      } catch (error) {
        if (work.length === 1 && ids.length === 1) throw error;
        for (const id of ids) {
          await bring(deps, scoring, [id], parts).catch(() => failed.add(id));
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

/** What of a customer changed. */
interface Changed extends Parts {
  referrals?: boolean;
}

async function bring(
  deps: JobDeps,
  scoring: ChampionScoring,
  ids: readonly string[],
  { orders, signals, referrals }: Changed,
): Promise<void> {
  if (orders || signals) await rebuildCustomers(deps, scoring, ids, { orders, signals });
  // Without a programme only what is left of one is cleaned up: an order says nothing of referrals then.
  if (!referrals && !(orders && deps.settings.referrals)) return;
  for (const id of await settleReferrals(deps, ids)) await eraseCustomer(deps, id);
}

/** The distinct customers of a batch, by what of them changed; which table a record is of shows in its keys. */
function workOf(records: readonly StreamRecord[]): { ids: string[]; parts: Changed }[] {
  const changes = new Map<string, Changed>();
  for (const { dynamodb } of records) {
    const { customerId, orderId, referralEventId } = dynamodb.Keys;
    const changed: Changed = orderId
      ? { orders: true }
      : referralEventId
        ? { referrals: true }
        : { signals: true };
    changes.set(customerId.S, { ...changes.get(customerId.S), ...changed });
  }
  const alike = new Map<string, { ids: string[]; parts: Changed }>();
  for (const [id, parts] of changes) {
    const kind = JSON.stringify([parts.orders, parts.signals, parts.referrals]);
    const group = alike.get(kind) ?? { ids: [], parts };
    alike.set(kind, group);
    group.ids.push(id);
  }
  return [...alike.values()];
}
