import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "./context.ts";
import { queryPages } from "./paged.ts";
import type { MarkStore } from "./types.ts";

/** Which persons gave a contact, device or address, known by its keyed hash. */
export function markStore(context: StoreContext): MarkStore {
  const { client, tableNames } = context;
  const TableName = tableNames.referralMarks;
  return {
    async put(mark, personKey) {
      await client.send(new PutCommand({ TableName, Item: { mark, personKey } }));
    },
    async holders(mark) {
      const found: string[] = [];
      const input = {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: "mark = :mark",
        ExpressionAttributeValues: { ":mark": mark },
      };
      for await (const page of queryPages(context, input))
        found.push(...page.map((item) => item.personKey as string));
      return found;
    },
    async remove(mark, personKey) {
      await client.send(new DeleteCommand({ TableName, Key: { mark, personKey } }));
    },
  };
}
