import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { Untold } from "../../store/webhookTypes.ts";
import { deliveryOf } from "./deliveryOf.ts";
import type { TellingDeps, Told } from "./deps.ts";
import { erasedAmong, toldOfNews } from "./toldOfNews.ts";

/** Items read of each outbox at once. */
const pageSize = 400;
const parallel = 16;

/**
 * Empties the outboxes: a delivery for every endpoint that asked, the bus if there is one, and only then is the news
 * taken off its item. Cut off anywhere, it is told again under the same ids.
 *
 * @param until milliseconds; no further page is begun after it
 * @returns how many events were told
 */
export async function tellNews(deps: TellingDeps, until: number): Promise<number> {
  const { store, now } = deps;
  // The outboxes are indexes, a moment behind: what was just cleared may be found once more.
  const cleared = new Set<string>();
  let told = 0;
  do {
    const untold = (await store.news.untold(pageSize)).filter((one) => !cleared.has(nameOf(one)));
    if (untold.length === 0) return told;
    const events = await toldOfNews(
      deps,
      untold.flatMap(({ news }) => news),
    );
    await tell(deps, events);
    told += events.length;
    await concurrently(untold, parallel, async (one) => {
      if (await store.news.clear(one)) cleared.add(nameOf(one));
    });
  } while (now() < until);
  return told;
}

/** Hands events to whoever asked for their type. */
async function tell(deps: TellingDeps, events: readonly Told[]): Promise<void> {
  const { store, secret, now } = deps;
  const webhooks = (await store.webhooks.list()).filter(({ state }) => state === "enabled");
  const deliveries = webhooks.flatMap(({ webhookId, events: wanted }) =>
    events
      .filter(({ type }) => (wanted as readonly string[]).includes(type))
      .map((event) => deliveryOf(webhookId, event, now())),
  );
  await store.deliveries.add(deliveries);
  if (deps.putEvents && events.length > 0) await deps.putEvents(events);
  // An erasure puts its tombstone first: what was written while it ran is taken back here.
  const erased = await erasedAmong(deps, events);
  const gone = events.flatMap(({ about }) => about).filter((id) => erased.has(tombstoneHash(secret, id)));
  for (const customerId of new Set(gone)) await store.deliveries.eraseAll(customerId);
}

function nameOf({ table, key, text }: Untold): string {
  return JSON.stringify([table, key, text]);
}
