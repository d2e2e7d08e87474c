import type { StoredOrder } from "../contract/order.ts";
import { batchGet, batchWrite } from "./batch.ts";
import { concurrently } from "./concurrently.ts";
import type { StoreContext } from "./context.ts";
import { idLocks } from "./idLocks.ts";
import { type OrderItem, type OwnerItem, toOrder } from "./orderItem.ts";
import { ownerAccess } from "./owners.ts";
import { queryPages, scanPages } from "./paged.ts";
import { finishMove, settleOrder } from "./settleOrder.ts";
import type { OrderStore, PutOutcome } from "./types.ts";

/** Single conditional writes in flight at once. */
const parallel = 16;

/**
 * Orders and whom they belong to. A new id is claimed first, then the orders go by batch, 25 a request; only an
 * order whose id is already known, or that carries a revision, takes the slower way of conditional writes.
 *
 * @param markStale marks a customer that is about to lose an order
 */
export function orderStore(
  context: StoreContext,
  markStale: (customerId: string) => Promise<void>,
): OrderStore {
  const { tableNames, alone = false } = context;
  const access = ownerAccess(context);
  const hold = idLocks();

  async function put(orders: readonly StoredOrder[]): Promise<PutOutcome[]> {
    const outcomes = new Array<PutOutcome>(orders.length);
    for (const wave of waves(orders)) {
      const distinct = wave.map((i) => orders[i]);
      const ids = distinct.map(({ orderId }) => orderId);
      const answers = await (alone ? hold(ids, () => putDistinct(distinct)) : putDistinct(distinct));
      wave.forEach((i, k) => {
        outcomes[i] = answers[k];
      });
    }
    return outcomes;
  }

  async function putDistinct(orders: readonly StoredOrder[]): Promise<PutOutcome[]> {
    const ids = orders.map(({ orderId }) => ({ orderId }));
    const owners = new Map<string, OwnerItem>();
    for (const item of await batchGet(context, tableNames.owners, ids)) {
      owners.set(item.orderId as string, item as unknown as OwnerItem);
    }
    const owned = [...owners.values()].map(({ orderId, customerId }) => ({ customerId, orderId }));
    const stored = new Map<string, OrderItem>();
    for (const item of await batchGet(context, tableNames.orders, owned)) {
      stored.set(item.orderId as string, item as unknown as OrderItem);
    }
    const isFresh = ({ orderId, revision }: StoredOrder) => !owners.has(orderId) && revision === undefined;
    const fresh = orders.filter(isFresh);
    const claimed = await claim(fresh);
    await batchWrite(
      context,
      tableNames.orders,
      [...claimed].map((order) => ({ PutRequest: { Item: { ...order } } })),
    );
    await withdrawLost([...claimed]);
    return concurrently(orders, parallel, async (order) => {
      if (claimed.has(order)) return "accepted";
      if (isFresh(order)) return settleOrder(access, markStale, order);
      const known = { owner: owners.get(order.orderId), stored: stored.get(order.orderId) };
      return settleOrder(access, markStale, order, known);
    });
  }

  /**
   * Claims new ids, and answers the orders whose claim held. Of several who send one id at once only one may have
   * it: by batch each would overwrite the other's claim, so a batch needs to know that there is no other.
   */
  async function claim(fresh: readonly StoredOrder[]): Promise<Set<StoredOrder>> {
    if (alone) {
      const owners = fresh.map(({ orderId, customerId }) => ({
        PutRequest: { Item: { orderId, customerId } },
      }));
      await batchWrite(context, tableNames.owners, owners);
      return new Set(fresh);
    }
    const held = await concurrently(fresh, parallel, ({ orderId, customerId }) =>
      access.claim(orderId, customerId),
    );
    return new Set(fresh.filter((_, i) => held[i]));
  }

  /** An order may have moved, or its customer been erased, between its claim and its put: then it is not theirs. */
  async function withdrawLost(fresh: readonly StoredOrder[]): Promise<void> {
    const ids = fresh.map(({ orderId }) => ({ orderId }));
    const owners = new Map(
      (await batchGet(context, tableNames.owners, ids)).map((item) => [item.orderId, item.customerId]),
    );
    const lost = fresh.filter(({ orderId, customerId }) => owners.get(orderId) !== customerId);
    await concurrently(lost, parallel, access.withdraw);
  }

  async function find(orderId: string): Promise<StoredOrder | null> {
    const owner = await access.owner(orderId);
    const item = owner && (await access.order(owner.customerId, orderId));
    return item ? toOrder({ ...item }) : null;
  }

  async function ofCustomer(customerId: string): Promise<StoredOrder[]> {
    const orders: StoredOrder[] = [];
    const pages = queryPages(context, {
      TableName: tableNames.orders,
      ConsistentRead: true,
      KeyConditionExpression: "customerId = :id",
      ExpressionAttributeValues: { ":id": customerId },
    });
    for await (const page of pages) for (const item of page) orders.push(toOrder(item));
    return orders;
  }

  async function* scan(shard: number, shards: number) {
    let current: { customerId: string; orders: StoredOrder[] } | undefined;
    const input = { TableName: tableNames.orders, ConsistentRead: true };
    for await (const page of scanPages(context, input, shard, shards)) {
      for (const item of page) {
        const order = toOrder(item);
        if (current?.customerId !== order.customerId) {
          if (current) yield current;
          current = { customerId: order.customerId, orders: [] };
        }
        current.orders.push(order);
      }
    }
    if (current) yield current;
  }

  async function moveAll(fromCustomerId: string, toCustomerId: string): Promise<number> {
    const orders = await ofCustomer(fromCustomerId);
    await markStale(fromCustomerId);
    const markedAlready = async () => {};
    await concurrently(orders, parallel, (order) =>
      settleOrder(access, markedAlready, { ...order, customerId: toCustomerId }),
    );
    return orders.length;
  }

  async function eraseAll(customerId: string): Promise<number> {
    const claimed: string[] = [];
    for await (const owner of access.ofCustomer(customerId)) {
      if (owner.formerly !== undefined) await finishMove(access, markStale, owner);
      if (owner.customerId === customerId) claimed.push(owner.orderId);
    }
    const orders = await ofCustomer(customerId);
    // Owners first, those too whose order never came: an order put after this finds itself without one.
    const ids = new Set([...claimed, ...orders.map(({ orderId }) => orderId)]);
    await concurrently([...ids], parallel, (orderId) => access.release(orderId, customerId));
    await batchWrite(
      context,
      tableNames.orders,
      orders.map(({ orderId }) => ({ DeleteRequest: { Key: { customerId, orderId } } })),
    );
    return orders.length;
  }

  async function finishMoves(): Promise<string[]> {
    const touched = new Set<string>();
    for await (const owner of access.moving()) {
      await finishMove(access, markStale, owner);
      touched.add(owner.customerId).add(owner.formerly!);
    }
    return [...touched];
  }

  return { put, find, ofCustomer, scan, moveAll, eraseAll, finishMoves };
}

/** Positions of the orders, so that no wave has an id twice and the order of equal ids is kept. */
function waves(orders: readonly StoredOrder[]): number[][] {
  const seen = new Map<string, number>();
  const result: number[][] = [];
  orders.forEach(({ orderId }, i) => {
    const wave = seen.get(orderId) ?? 0;
    seen.set(orderId, wave + 1);
    result[wave] ??= [];
    result[wave].push(i);
  });
  return result;
}
