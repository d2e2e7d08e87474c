import type { StoredOrder } from "../contract/order.ts";
import { corrected, isOlder, judge, type OrderItem, type OwnerItem } from "./orderItem.ts";
import type { OwnerAccess } from "./owners.ts";
import type { PutOutcome } from "./types.ts";

/** What is known of an order when it arrives: read in bulk, or not yet. */
export interface Known {
  owner: OwnerItem | undefined;
  /** The order as stored under its owner. */
  stored: OrderItem | undefined;
}

const attempts = 50;

/**
 * Brings one order to its place by conditional writes only, one step after the other, reading anew whenever
 * somebody else was faster. A move is written owner first, then the new place, then the old one: wherever
 * it is cut off, the same order sent again, or `finishMoves`, completes it.
 */
export async function settleOrder(
  access: OwnerAccess,
  markStale: (customerId: string) => Promise<void>,
  order: StoredOrder,
  known?: Known,
): Promise<PutOutcome> {
  const { orderId, customerId } = order;
  let written = false;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const owner = attempt === 0 && known ? known.owner : await access.owner(orderId);
    if (owner === undefined) {
      if (!(await access.claim(orderId, customerId))) continue;
      written = (await access.putNew(order)) && (await keeps(access, order));
      if (written) return "accepted";
      continue;
    }
    if (owner.formerly !== undefined) {
      await finishMove(access, markStale, owner);
      continue;
    }
    const stored = attempt === 0 && known ? known.stored : await access.order(owner.customerId, orderId);
    if (owner.customerId === customerId) {
      if (stored === undefined) {
        // Owners are written before orders: a claim without an order is one that was cut off.
        const item = { ...order, place: owner.moves };
        written = (await access.putNew(item)) && (await keeps(access, item));
        if (written) return "accepted";
        continue;
      }
      if (judge(order, stored) === "duplicate") return written ? "accepted" : "duplicate";
      if (await access.replace(corrected(order, stored), stored)) return "accepted";
      continue;
    }
    if (stored && isOlder(order, stored)) return "duplicate";
    await markStale(owner.customerId);
    const moving = await access.beginMove(owner, order);
    if (moving === null) continue;
    written = true;
    await finishMove(access, markStale, moving, order);
  }
  throw new Error(`settleOrder requires an order that others leave alone for a moment: ${orderId}`);
}

/**
 * Ends a move. Where its former customer's order was replaced by a newer revision while the move began, the newer one
 * is right about whose it is: the order goes back.
 *
 * @param order what began the move, if at hand; else what lies in the old place is moved as it is
 */
export async function finishMove(
  access: OwnerAccess,
  markStale: (customerId: string) => Promise<void>,
  moving: OwnerItem,
  order?: StoredOrder,
): Promise<void> {
  const overtaking = await access.endMove(moving, order);
  if (overtaking) await settleOrder(access, markStale, overtaking);
}

/** Whether an order just put is still its customer's: one that was claimed for another meanwhile is withdrawn. */
async function keeps(access: OwnerAccess, item: OrderItem): Promise<boolean> {
  const owner = await access.owner(item.orderId);
  if (owner?.customerId === item.customerId) return true;
  await access.withdraw(item);
  return false;
}
