import { randomBytes } from "node:crypto";
import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { batchGet } from "./batch.ts";
import { concurrently } from "./concurrently.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { scanPages } from "./paged.ts";
import type { PeopleStore, Person } from "./types.ts";

const attempts = 20;
/** Customers given their first key at once. */
const parallel = 32;
const customer = (customerId: string) => `customer#${customerId}`;
const person = (key: string) => `person#${key}`;

/** Random person keys: what ledgers and referrals name instead of customers, so that erasing the link is enough. */
export function peopleStore(context: StoreContext): PeopleStore {
  const { client, tableNames } = context;
  const TableName = tableNames.people;

  async function of(customerId: string): Promise<Person | null> {
    const answer = await client.send(
      new GetCommand({ TableName, Key: { id: customer(customerId) }, ConsistentRead: true }),
    );
    return (answer.Item as Person | undefined) ?? null;
  }

  async function link(keys: readonly string[], customerId: string): Promise<void> {
    for (const key of keys)
      await client.send(new PutCommand({ TableName, Item: { id: person(key), customerId } }));
  }

  function replace(customerId: string, keys: readonly string[], before: Person | null): Promise<boolean> {
    const Item: Person = { id: customer(customerId), customerId, keys, version: (before?.version ?? 0) + 1 };
    return conditionally(client.send(new PutCommand({ TableName, Item, ...ifStill(before) })));
  }

  async function keysOf(customerId: string): Promise<string[]> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const known = await of(customerId);
      if (known) return [...known.keys];
      const fresh = [randomBytes(12).toString("base64url")];
      if (!(await replace(customerId, fresh, null))) continue;
      await link(fresh, customerId);
      return fresh;
    }
    throw new Error(
      `keysOf requires a customer that others leave alone for a moment: ${attempts} attempts lost`,
    );
  }

  async function ofAll(customerIds: readonly string[]): Promise<Map<string, Person>> {
    const items = await batchGet(
      context,
      TableName,
      customerIds.map((customerId) => ({ id: customer(customerId) })),
    );
    return new Map((items as unknown as Person[]).map((item) => [item.customerId, item]));
  }

  async function keysOfAll(customerIds: readonly string[]): Promise<Map<string, readonly string[]>> {
    const known = await ofAll(customerIds);
    // A crash may have left a key that leads nowhere: it is linked again.
    const linked = await customersOf([...known.values()].flatMap(({ keys }) => keys));
    await concurrently([...known.values()], parallel, ({ customerId, keys }) =>
      link(
        keys.filter((key) => !linked.has(key)),
        customerId,
      ),
    );
    const keys = await concurrently(
      customerIds,
      parallel,
      async (customerId) => known.get(customerId)?.keys ?? keysOf(customerId),
    );
    return new Map(customerIds.map((customerId, i) => [customerId, keys[i]]));
  }

  async function join(fromCustomerId: string, intoCustomerId: string): Promise<string[]> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [from, into] = [await of(fromCustomerId), await of(intoCustomerId)];
      if (from === null) return [...(into?.keys ?? [])];
      const keys = [...new Set([...(into?.keys ?? []), ...from.keys])];
      await link(from.keys, intoCustomerId);
      if (keys.length > (into?.keys.length ?? 0) && !(await replace(intoCustomerId, keys, into))) continue;
      const left = new DeleteCommand({ TableName, Key: { id: from.id }, ...ifStill(from) });
      if (await conditionally(client.send(left))) return keys;
    }
    throw new Error(
      `join requires customers that others leave alone for a moment: ${attempts} attempts lost`,
    );
  }

  async function erase(customerId: string): Promise<number> {
    const known = await of(customerId);
    if (known === null) return 0;
    for (const key of known.keys) {
      // Only the link to this customer: a key that was joined to another is that one's.
      const gone = new DeleteCommand({
        TableName,
        Key: { id: person(key) },
        ConditionExpression: "customerId = :id",
        ExpressionAttributeValues: { ":id": customerId },
      });
      await conditionally(client.send(gone));
    }
    await client.send(new DeleteCommand({ TableName, Key: { id: known.id } }));
    return 1;
  }

  async function customersOf(keys: readonly string[]): Promise<Map<string, string>> {
    const ids = [...new Set(keys)].map((key) => ({ id: person(key) }));
    const items = await batchGet(context, TableName, ids);
    return new Map(
      items.map((item) => [(item.id as string).slice("person#".length), item.customerId as string]),
    );
  }

  async function* scan(shard: number, shards: number): AsyncGenerator<Person> {
    const input = {
      TableName,
      ConsistentRead: true,
      FilterExpression: "begins_with(id, :customer)",
      ExpressionAttributeValues: { ":customer": "customer#" },
    };
    for await (const page of scanPages(context, input, shard, shards)) yield* page as unknown as Person[];
  }

  return { of, ofAll, keysOf, keysOfAll, customersOf, link, join, erase, scan };
}

function ifStill(before: Person | null) {
  if (before === null) return { ConditionExpression: "attribute_not_exists(id)" };
  return {
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":version": before.version },
  };
}
