import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { SavedFilter } from "../contract/savedFilter.ts";
import type { StoreContext } from "./context.ts";
import { queryPages } from "./paged.ts";
import type { FilterStore } from "./types.ts";

const kind = "filter";

/** Filters that were saved, for everybody of the shop. */
export function savedFilterStore(context: StoreContext): FilterStore {
  const { client, tableNames } = context;
  const TableName = tableNames.filters;
  return {
    async list() {
      const found: SavedFilter[] = [];
      const pages = queryPages(context, {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: "kind = :kind",
        ExpressionAttributeValues: { ":kind": kind },
      });
      for await (const page of pages)
        for (const { body } of page) found.push(JSON.parse(body as string) as SavedFilter);
      return found;
    },
    async put(filter) {
      const Item = { kind, id: filter.id, body: JSON.stringify(filter) };
      await client.send(new PutCommand({ TableName, Item }));
    },
    async remove(id) {
      await client.send(new DeleteCommand({ TableName, Key: { kind, id } }));
    },
  };
}
