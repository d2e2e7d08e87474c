import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { rowAttributes } from "../contract/tables.ts";
import { batchGet } from "./batch.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { customerOfItem, customerToItem, rowToItem } from "./customerItem.ts";
import { listSegment } from "./listSegment.ts";
import { scanPages } from "./paged.ts";
import type { Customer, CustomerRow, CustomerStore } from "./types.ts";

/** Attributes of an item that only exist with a row. `channel` belongs to the customer as well. */
const ofRow = ["segmentShard", "clvRank", ...rowAttributes.filter((name) => name !== "channel")];

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

  async function digestsOf(name: string, customerIds: readonly string[]) {
    const keys = customerIds.map((customerId) => ({ customerId }));
    const items = await batchGet(context, TableName, keys, ["customerId", name]);
    return new Map(items.map((item) => [item.customerId as string, (item[name] as string) ?? ""]));
  }

  async function putHistory(customer: Omit<Customer, "version">, expectedVersion: number) {
    const write = new PutCommand({
      TableName,
      Item: customerToItem(customer, expectedVersion + 1),
      ...ifVersion(expectedVersion),
    });
    return (await conditionally(client.send(write))) ? "written" : "lost";
  }

  async function putRow(customerId: string, row: CustomerRow | null, expectedVersion: number) {
    const values: Record<string, unknown> = row ? rowToItem(customerId, row) : {};
    const set = ["version", ...ofRow].filter((name) => name === "version" || values[name] !== undefined);
    const remove = ofRow.filter((name) => values[name] === undefined);
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

  async function* staleOnes(shard: number, shards: number): AsyncGenerator<string> {
    const input = {
      TableName,
      ConsistentRead: true,
      FilterExpression: "attribute_exists(stale)",
      ProjectionExpression: "customerId",
    };
    for await (const page of scanPages(context, input, shard, shards)) {
      for (const item of page) yield item.customerId as string;
    }
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
    digests: (customerIds) => digestsOf("digest", customerIds),
    digestsOf,
    putHistory,
    putRow,
    scan,
    markStale,
    staleOnes,
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
