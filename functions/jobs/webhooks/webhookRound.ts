import { type Attempts, deliverDue } from "./deliverDue.ts";
import type { TellingDeps } from "./deps.ts";
import { removeOld } from "./removeOld.ts";
import { tellNews } from "./tellNews.ts";

export interface Round {
  /** Events taken from the outboxes. */
  told: number;
  /** Attempts, by the state they ended in. */
  attempts: Attempts;
  removed: number;
  /** When the next delivery is due, in milliseconds; null where nothing waits. */
  nextAt: number | null;
}

/**
 * One round: tells what changes noted, posts what is due, removes what was kept long enough. Any two rounds may run at
 * once, and one that is cut off is taken up by the next.
 *
 * @param forMs milliseconds after which nothing further is begun
 */
export async function webhookRound(deps: TellingDeps, forMs: number): Promise<Round> {
  const { store, now } = deps;
  const until = now() + forMs;
  // What a bus does not take holds up no endpoint: it fails the round at its end, and is told again by the next.
  const [telling] = await Promise.allSettled([tellNews(deps, until)]);
  const attempts = await deliverDue(deps, until);
  const removed = await removeOld(deps);
  const open = (await store.webhooks.list()).filter(({ state }) => state === "enabled");
  const due = await Promise.all(open.map(({ webhookId }) => store.deliveries.nextDue(webhookId)));
  const waiting = due.filter((at) => at !== null);
  if (telling.status === "rejected") throw telling.reason;
  return {
    told: telling.value,
    attempts,
    removed,
    nextAt: waiting.length === 0 ? null : Math.min(...waiting),
  };
}
