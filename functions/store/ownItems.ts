import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { canonicalItem } from "../orders/digestItems.ts";
import { batchGet, batchWrite } from "./batch.ts";
import { concurrently } from "./concurrently.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages, scanPages } from "./paged.ts";
import type { OwnItemStore, PutOutcome } from "./types.ts";

/** Single conditional writes in flight at once. */
const parallel = 16;
const attempts = 50;

/** What every item has that belongs to one customer and is known by an id within that customer. */
interface OwnItem {
  customerId: string;
  happenedAt: string;
  revision?: number;
}

/**
 * Items keyed by customer and an id of their own: signals, membership events. New ones go by batch, 25 a request;
 * only one that is already stored, or that carries a revision, takes the slower way of conditional writes.
 *
 * @param table  name of the table in the deployment
 * @param idName attribute that tells the items of a customer apart
 * @param nature attributes in which two items are the same event though the rest of their content differs
 */
export function ownItemStore<T extends OwnItem, Id extends keyof T & string>(
  context: StoreContext,
  table: string,
  idName: Id,
  nature: readonly (keyof T)[],
): OwnItemStore<T> {
  const { client } = context;
  const keyOf = (item: T) => ({ customerId: item.customerId, [idName]: item[idName] });
  const nameOf = (item: { [name: string]: unknown } | T) =>
    JSON.stringify([item.customerId, (item as T)[idName]]);
  const copyOf = (item: T) => ({ ...item }) as Record<string, unknown>;

  async function put(items: readonly T[]): Promise<PutOutcome[]> {
    const outcomes = new Array<PutOutcome>(items.length);
    for (const wave of waves(items)) {
      const answers = await putDistinct(wave.map((i) => items[i]));
      wave.forEach((i, k) => {
        outcomes[i] = answers[k];
      });
    }
    return outcomes;
  }

  /** Positions of the items, so that no wave has a key twice and the order of equal keys is kept. */
  function waves(items: readonly T[]): number[][] {
    const seen = new Map<string, number>();
    const result: number[][] = [];
    items.forEach((item, i) => {
      const wave = seen.get(nameOf(item)) ?? 0;
      seen.set(nameOf(item), wave + 1);
      result[wave] ??= [];
      result[wave].push(i);
    });
    return result;
  }

  async function putDistinct(items: readonly T[]): Promise<PutOutcome[]> {
    const stored = new Map(
      (await batchGet(context, table, items.map(keyOf))).map((item) => [nameOf(item), item as unknown as T]),
    );
    const isFresh = (item: T) => !stored.has(nameOf(item)) && item.revision === undefined;
    await batchWrite(
      context,
      table,
      items.filter(isFresh).map((item) => ({ PutRequest: { Item: copyOf(item) } })),
    );
    return concurrently(items, parallel, async (item) =>
      isFresh(item) ? "accepted" : settle(item, stored.get(nameOf(item))),
    );
  }

  /** Brings one item to its place by conditional writes, reading anew whenever somebody else was faster. */
  async function settle(item: T, known: T | undefined): Promise<PutOutcome> {
    let stored = known;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (stored && (isOlder(item, stored) || isSame(item, stored))) return "duplicate";
      const revision = item.revision ?? stored?.revision;
      const next = revision === undefined ? item : { ...item, revision };
      if (await putOver(next, stored)) return "accepted";
      stored = await get(item);
    }
    throw new Error(`settle requires an item that others leave alone for a moment: ${String(item[idName])}`);
  }

  async function get(item: T): Promise<T | undefined> {
    const answer = await client.send(
      new GetCommand({ TableName: table, Key: keyOf(item), ConsistentRead: true }),
    );
    return answer.Item as T | undefined;
  }

  /** Puts an item if what is stored is still at the revision it was read with, or is still not there. */
  function putOver(item: T, read: T | undefined): Promise<boolean> {
    const condition =
      read === undefined
        ? { ConditionExpression: "attribute_not_exists(customerId)" }
        : read.revision === undefined
          ? { ConditionExpression: "attribute_exists(customerId) AND attribute_not_exists(revision)" }
          : {
              ConditionExpression: "revision = :revision",
              ExpressionAttributeValues: { ":revision": read.revision },
            };
    return conditionally(client.send(new PutCommand({ TableName: table, Item: copyOf(item), ...condition })));
  }

  async function ofCustomer(customerId: string): Promise<T[]> {
    const items: T[] = [];
    const pages = queryPages(context, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: "customerId = :id",
      ExpressionAttributeValues: { ":id": customerId },
    });
    for await (const page of pages) items.push(...(page as unknown as T[]));
    return items;
  }

  async function* scan(shard: number, shards: number) {
    let current: { customerId: string; items: T[] } | undefined;
    const input = { TableName: table, ConsistentRead: true };
    for await (const page of scanPages(context, input, shard, shards)) {
      for (const item of page as unknown as T[]) {
        if (current?.customerId !== item.customerId) {
          if (current) yield current;
          current = { customerId: item.customerId, items: [] };
        }
        current.items.push(item);
      }
    }
    if (current) yield current;
  }

  async function moveAll(fromCustomerId: string, toCustomerId: string): Promise<number> {
    const items = await ofCustomer(fromCustomerId);
    await concurrently(items, parallel, (item) => move(item, toCustomerId));
    await removeAll(items);
    return items.length;
  }

  /**
   * Gives one item to another customer. Where that one has another item under the id, both are kept: the moved one
   * under the id with "#2", "#3" ... behind it. An item already there that is the same event is not
   * doubled: the newer of both stays.
   */
  async function move(item: T, customerId: string): Promise<void> {
    for (let nth = 1; ; nth++) {
      const id = nth === 1 ? item[idName] : `${String(item[idName])}#${nth}`;
      const moved: T = { ...item, customerId, [idName]: id };
      const there = await get(moved);
      if (there === undefined) {
        if (await putOver(moved, undefined)) return;
        nth--;
      } else if (isSame(moved, there)) return;
      else if (nature.every((name) => there[name] === moved[name])) {
        await settle(moved, there);
        return;
      }
    }
  }

  function removeAll(items: readonly T[]): Promise<void> {
    return batchWrite(
      context,
      table,
      items.map((item) => ({ DeleteRequest: { Key: keyOf(item) } })),
    );
  }

  async function eraseAll(customerId: string): Promise<number> {
    const items = await ofCustomer(customerId);
    await removeAll(items);
    return items.length;
  }

  return { put, ofCustomer, scan, moveAll, eraseAll };
}

/** Whether one carries a lower revision than the other. */
function isOlder(one: OwnItem, other: OwnItem): boolean {
  return one.revision !== undefined && other.revision !== undefined && one.revision < other.revision;
}

/** Whether an item that arrives says nothing that is not stored. */
function isSame(item: OwnItem, stored: OwnItem): boolean {
  const revision = item.revision ?? stored.revision;
  return canonicalItem({ ...item, revision }) === canonicalItem(stored);
}
