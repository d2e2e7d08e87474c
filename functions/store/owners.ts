import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredOrder } from "../contract/order.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { isOlder, type OrderItem, type OwnerItem } from "./orderItem.ts";
import { scanPages } from "./paged.ts";

/** Single, conditional accesses to owners and orders: what new keys, corrections and moves are made of. */
export interface OwnerAccess {
  owner(orderId: string): Promise<OwnerItem | undefined>;
  order(customerId: string, orderId: string): Promise<OrderItem | undefined>;
  /** Takes an id that nobody has. */
  claim(orderId: string, customerId: string): Promise<boolean>;
  /** Forgets whose an order is, if it is that customer's. */
  release(orderId: string, customerId: string): Promise<boolean>;
  /** Puts an order where none is. */
  putNew(order: OrderItem): Promise<boolean>;
  /** Replaces an order, if it is still there at the revision it was read with. */
  replace(order: OrderItem, read: OrderItem): Promise<boolean>;
  /** Says that the order moves to its customer; null if its owner is no longer as read. */
  beginMove(owner: OwnerItem, order: StoredOrder): Promise<OwnerItem | null>;
  /**
   * Brings a begun move to its end: new place, old place, owner. Safe to repeat, and for several at once.
   * Answers the order as its former customer last had it, if that was newer than what began the move.
   */
  endMove(owner: OwnerItem, order?: StoredOrder): Promise<StoredOrder | null>;
  /** Takes back an order just put under a customer who has lost it meanwhile; one that has moved back since stays. */
  withdraw(order: OrderItem): Promise<boolean>;
  /** Owners of orders whose move has begun and not ended. */
  moving(): AsyncGenerator<OwnerItem>;
  /** Every owner that names a customer, as the one it belongs to or comes from; also of orders that were never put. */
  ofCustomer(customerId: string): AsyncGenerator<OwnerItem>;
}

export function ownerAccess(context: StoreContext): OwnerAccess {
  const { client, tableNames } = context;

  async function owner(orderId: string) {
    const answer = await client.send(
      new GetCommand({ TableName: tableNames.owners, Key: { orderId }, ConsistentRead: true }),
    );
    return answer.Item as OwnerItem | undefined;
  }

  async function order(customerId: string, orderId: string) {
    const Key = { customerId, orderId };
    const answer = await client.send(
      new GetCommand({ TableName: tableNames.orders, Key, ConsistentRead: true }),
    );
    return answer.Item as OrderItem | undefined;
  }

  const claim = (orderId: string, customerId: string) =>
    conditionally(
      client.send(
        new PutCommand({
          TableName: tableNames.owners,
          Item: { orderId, customerId },
          ConditionExpression: "attribute_not_exists(orderId)",
        }),
      ),
    );

  const release = (orderId: string, customerId: string) =>
    conditionally(
      client.send(
        new DeleteCommand({
          TableName: tableNames.owners,
          Key: { orderId },
          ConditionExpression: "customerId = :id",
          ExpressionAttributeValues: { ":id": customerId },
        }),
      ),
    );

  const putNew = (item: OrderItem) =>
    conditionally(
      client.send(
        new PutCommand({
          TableName: tableNames.orders,
          Item: item,
          ConditionExpression: "attribute_not_exists(orderId)",
        }),
      ),
    );

  const replace = (item: OrderItem, read: OrderItem) =>
    conditionally(
      client.send(
        new PutCommand({
          TableName: tableNames.orders,
          Item: item,
          ConditionExpression:
            read.revision === undefined
              ? "attribute_exists(orderId) AND attribute_not_exists(#revision)"
              : "#revision = :read",
          ExpressionAttributeNames: { "#revision": "revision" },
          ...(read.revision !== undefined && { ExpressionAttributeValues: { ":read": read.revision } }),
        }),
      ),
    );

  async function beginMove(read: OwnerItem, { customerId, revision }: StoredOrder) {
    const next: OwnerItem = {
      orderId: read.orderId,
      customerId,
      formerly: read.customerId,
      moves: (read.moves ?? 0) + 1,
      revision,
    };
    const moved = await conditionally(
      client.send(
        new PutCommand({
          TableName: tableNames.owners,
          Item: next,
          ConditionExpression: "customerId = :from AND attribute_not_exists(formerly)",
          ExpressionAttributeValues: { ":from": read.customerId },
        }),
      ),
    );
    return moved ? next : null;
  }

  async function endMove(move: OwnerItem, given?: StoredOrder) {
    const { orderId, customerId, formerly, moves = 1 } = move;
    if (formerly === undefined) return null;
    let overtaking: StoredOrder | null = null;
    for (;;) {
      const old = await order(formerly, orderId);
      if (!old || (old.place ?? 0) >= moves) break;
      const { place: _, ...found } = old;
      overtaking = isOlder(move, found) ? found : null;
      const content = given && !isOlder(given, old) ? given : found;
      const moved = { ...content, customerId, revision: content.revision ?? old.revision, place: moves };
      if (!(await putNew(moved))) await replaceOlder(moved);
      if (await removeAsRead(formerly, orderId, moves, old)) break;
    }
    await conditionally(
      client.send(
        new UpdateCommand({
          TableName: tableNames.owners,
          Key: { orderId },
          UpdateExpression: "REMOVE formerly, #revision",
          ConditionExpression: "customerId = :to AND formerly = :from AND moves = :moves",
          ExpressionAttributeNames: { "#revision": "revision" },
          ExpressionAttributeValues: { ":to": customerId, ":from": formerly, ":moves": moves },
        }),
      ),
    );
    return overtaking;
  }

  async function replaceOlder(item: OrderItem): Promise<void> {
    const there = await order(item.customerId, item.orderId);
    if (there && isOlder(there, item)) await replace(item, there);
  }

  /** Takes an order from its old place, if nobody corrected it since it was read, or moved it back. */
  const removeAsRead = (from: string, orderId: string, moves: number, { revision }: OrderItem) =>
    conditionally(
      client.send(
        new DeleteCommand({
          TableName: tableNames.orders,
          Key: { customerId: from, orderId },
          ConditionExpression: `(attribute_not_exists(place) OR place < :moves) AND ${
            revision === undefined ? "attribute_not_exists(#revision)" : "#revision = :revision"
          }`,
          ExpressionAttributeNames: { "#revision": "revision" },
          ExpressionAttributeValues: {
            ":moves": moves,
            ...(revision !== undefined && { ":revision": revision }),
          },
        }),
      ),
    );

  const withdraw = ({ customerId, orderId, place = 0 }: OrderItem) =>
    conditionally(
      client.send(
        new DeleteCommand({
          TableName: tableNames.orders,
          Key: { customerId, orderId },
          ConditionExpression: "attribute_not_exists(place) OR place <= :place",
          ExpressionAttributeValues: { ":place": place },
        }),
      ),
    );

  async function* moving() {
    const input = { TableName: tableNames.owners, FilterExpression: "attribute_exists(formerly)" };
    for await (const page of scanPages(context, input)) yield* page as unknown as OwnerItem[];
  }

  async function* ofCustomer(customerId: string) {
    const input = {
      TableName: tableNames.owners,
      ConsistentRead: true,
      FilterExpression: "customerId = :id OR formerly = :id",
      ExpressionAttributeValues: { ":id": customerId },
    };
    for await (const page of scanPages(context, input)) yield* page as unknown as OwnerItem[];
  }

  return { owner, order, claim, release, putNew, replace, beginMove, endMove, withdraw, moving, ofCustomer };
}
