import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { batchGet } from "./batch.ts";
import type { StoreContext } from "./context.ts";
import { scanPages } from "./paged.ts";
import type { TombstoneStore } from "./types.ts";

/** Keyed hashes of erased customers; see `tombstoneHash`. */
export function tombstoneStore(context: StoreContext): TombstoneStore {
  const { client, tableNames } = context;
  const TableName = tableNames.tombstones;
  return {
    async put(hash, now) {
      await client.send(new PutCommand({ TableName, Item: { hash, erasedAt: now } }));
    },
    async has(hashes) {
      const keys = [...new Set(hashes)].map((hash) => ({ hash }));
      const items = await batchGet(context, TableName, keys);
      return new Set(items.map((item) => item.hash as string));
    },
    async since(moment) {
      const found = new Set<string>();
      const input = {
        TableName,
        ConsistentRead: true,
        FilterExpression: "erasedAt >= :moment",
        ExpressionAttributeValues: { ":moment": moment },
      };
      for await (const page of scanPages(context, input))
        for (const item of page) found.add(item.hash as string);
      return found;
    },
    async remove(hash) {
      await client.send(new DeleteCommand({ TableName, Key: { hash } }));
    },
  };
}
