import type { StoredDelivery, StoredWebhook } from "../../contract/webhook.ts";
import { webhookHeaders } from "../../contract/webhookHeaders.ts";
import { secretsInUse } from "../../contract/webhookSecret.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { TellingDeps } from "./deps.ts";
import { nextState } from "./nextState.ts";

/** Deliveries read at once, and posted at once, of one endpoint. */
const pageSize = 50;
const parallel = 4;
/** So many failures in a row end an endpoint's turn: the rest waits for the next round instead of for its time-outs. */
const patience = 5;
/** Whoever works on a delivery has it for so long, in milliseconds; after a crash it is due again. */
const leaseMs = 120_000;

/** How many attempts of a round ended in which state. */
export type Attempts = Record<StoredDelivery["state"], number>;

/**
 * Posts what is due, each endpoint by itself, so that a slow one holds up no other.
 *
 * @param until milliseconds; nothing further is begun after it
 */
export async function deliverDue(deps: TellingDeps, until: number): Promise<Attempts> {
  const made: Attempts = { pending: 0, delivered: 0, dead: 0 };
  const webhooks = (await deps.store.webhooks.list()).filter(({ state }) => state === "enabled");
  await concurrently(webhooks, webhooks.length, (webhook) => deliverTo(deps, webhook, until, made));
  return made;
}

async function deliverTo(
  deps: TellingDeps,
  webhook: StoredWebhook,
  until: number,
  made: Attempts,
): Promise<void> {
  const { store, now } = deps;
  // The list of what is due is an index, a moment behind: nothing is taken twice in one state.
  const taken = new Set<string>();
  let failures = 0;
  while (now() < until && failures < patience) {
    const due = (await store.deliveries.upTo(webhook.webhookId, "pending", now(), pageSize)).filter(
      ({ deliveryId, at }) => !taken.has(`${deliveryId} ${at}`),
    );
    if (due.length === 0) return;
    await concurrently(due, parallel, async (delivery) => {
      if (failures >= patience || now() >= until) return;
      taken.add(`${delivery.deliveryId} ${delivery.at}`);
      const state = await attempt(deps, webhook, delivery);
      if (state === null) return;
      made[state] += 1;
      failures = state === "delivered" ? 0 : failures + 1;
    });
  }
}

/** One attempt; null where somebody else has the delivery, or it is gone. */
async function attempt(
  { store, now, secret, post }: TellingDeps,
  webhook: StoredWebhook,
  delivery: StoredDelivery,
): Promise<StoredDelivery["state"] | null> {
  const { state, attempts, answer } = delivery;
  const leased = { ...delivery, at: now() + leaseMs };
  if (!(await store.deliveries.move(delivery, { state, attempts, answer, at: leased.at }))) return null;
  const { deliveryId: id, body } = delivery;
  const headers = webhookHeaders(secretsInUse(secret, webhook, now()), { id, body }, now());
  const met = await post(webhook.url, headers, body);
  const next = nextState(delivery, met, now());
  await store.deliveries.move(leased, next);
  if ("status" in met && met.status === 410) {
    const gone = { ...webhook, state: "disabled" as const, reason: "answered 410 Gone" };
    await store.webhooks.put(gone, webhook.version);
  }
  return next.state;
}
