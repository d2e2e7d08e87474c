import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { rowAttributes } from "../contract/tables.ts";
import { batchGet, projection } from "./batch.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { customerOfItem, customerToItem, rowToItem } from "./customerItem.ts";
import { listSegment } from "./listSegment.ts";
import { newsAttributeNames, newsToItem } from "./newsAttributes.ts";
import { scanPages } from "./paged.ts";
import type { Customer, CustomerRow, CustomerStore, Digests, WithRow } from "./types.ts";

/** Attributes of an item that only exist with a row. `channel` belongs to the customer as well. */
const ofRow = ["segmentShard", "clvRank", ...rowAttributes.filter((name) => name !== "channel")];

const digestAttributes = ["customerId", "digest", "signalDigest", "membershipDigest", "stale"] as const;

/** Customers' items. Every write is conditional on the version it was computed from, and counts it up. */
export function customerStore(context: StoreContext): CustomerStore {
  const { client, tableNames } = context;
  const TableName = tableNames.customers;

  async function get(customerId: string): Promise<Customer | null> {
    const answer = await client.send(
      new GetCommand({ TableName, Key: { customerId }, ConsistentRead: true }),
    );
    return answer.Item ? customerOfItem(answer.Item) : null;
  }

  async function batchGetAll(customerIds: readonly string[]): Promise<Map<string, Customer>> {
    const keys = [...new Set(customerIds)].map((customerId) => ({ customerId }));
    const items = await batchGet(context, TableName, keys);
    return new Map(items.map((item) => [item.customerId as string, customerOfItem(item)]));
  }

  async function digestsOf(customerIds: readonly string[]): Promise<Map<string, Digests>> {
    const keys = customerIds.map((customerId) => ({ customerId }));
    const items = (await batchGet(context, TableName, keys, digestAttributes)) as unknown as Digests[];
    return new Map(items.map((item) => [item.customerId, item]));
  }

  async function* digests(shard: number, shards: number): AsyncGenerator<Digests> {
    // Read without consistency, at half the price: what is behind is found to differ, and read again to be rebuilt.
    const input = { TableName, ...projection(digestAttributes) };
    for await (const page of scanPages(context, input, shard, shards)) yield* page as unknown as Digests[];
  }

  async function putHistory(customer: Omit<Customer, "version">, expectedVersion: number) {
    const write = new PutCommand({
      TableName,
      Item: customerToItem(customer, expectedVersion + 1),
      ...ifVersion(expectedVersion),
    });
    return (await conditionally(client.send(write))) ? "written" : "lost";
  }

  async function putRow(
    customerId: string,
    row: CustomerRow | null,
    expectedVersion: number,
    { referredDays, news, actByTold }: WithRow = {},
  ) {
    const values: Record<string, unknown> = {
      ...(row && rowToItem(customerId, row)),
      ...newsToItem(news, customerId),
      ...(actByTold !== undefined && { actByTold }),
    };
    if (referredDays?.length) values.referredDays = referredDays;
    const told = [...newsAttributeNames, "actByTold"].filter((name) => values[name] !== undefined);
    const names = [...ofRow, ...told, ...(referredDays === undefined ? [] : ["referredDays"])];
    const set = ["version", ...names].filter((name) => name === "version" || values[name] !== undefined);
    const remove = names.filter((name) => values[name] === undefined);
    const write = new UpdateCommand({
      TableName,
      Key: { customerId },
      UpdateExpression: [
        `SET ${set.map((name) => `#${name} = :${name}`).join(", ")}`,
        ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(", ")}`] : []),
      ].join(" "),
      ConditionExpression: "#version = :expected",
      ExpressionAttributeNames: Object.fromEntries([...set, ...remove].map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map((name) => [`:${name}`, values[name]])),
        ":version": expectedVersion + 1,
        ":expected": expectedVersion,
      },
    });
    return (await conditionally(client.send(write))) ? "written" : "lost";
  }

  async function* scan(shard: number, shards: number): AsyncGenerator<Customer> {
    for await (const page of scanPages(context, { TableName, ConsistentRead: true }, shard, shards)) {
      for (const item of page) yield customerOfItem(item);
    }
  }

  async function markStale(customerId: string): Promise<void> {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { customerId },
        UpdateExpression: "SET stale = :yes ADD #version :one",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":yes": true, ":one": 1 },
      }),
    );
  }

  async function remove(customerId: string, expectedVersion: number) {
    const write = new DeleteCommand({ TableName, Key: { customerId }, ...ifVersion(expectedVersion) });
    return (await conditionally(client.send(write))) ? "written" : "lost";
  }

  async function erase(customerId: string): Promise<void> {
    await client.send(new DeleteCommand({ TableName, Key: { customerId } }));
  }

  return {
    get,
    batchGet: batchGetAll,
    digests,
    digestsOf,
    putHistory,
    putRow,
    scan,
    markStale,
    list: (segment, page) => listSegment(context, segment, page),
    remove,
    erase,
  };
}

/** The condition that an item is at that version; 0 = there is no item. */
function ifVersion(version: number) {
  if (version === 0) return { ConditionExpression: "attribute_not_exists(customerId)" };
  return {
    ConditionExpression: "#version = :expected",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":expected": version },
  };
}
