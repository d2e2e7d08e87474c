import { QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type TableDefinition, tables } from "../contract/tables.ts";
import type { News } from "../contract/webhook.ts";
import { concurrently } from "./concurrently.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { newsAttributeNames, newsPartitions } from "./newsAttributes.ts";
import type { NewsStore, Untold } from "./webhookTypes.ts";

const outboxes = [
  { table: "customers", spread: true },
  { table: "referrals", spread: false },
  { table: "runs", spread: false },
] as const;
/** Partitions asked at once. */
const parallel = 4;

/** The outboxes of the tables whose changes are told: sparse indexes that hold only what nobody was told of yet. */
export function newsStore(context: StoreContext): NewsStore {
  const { client, tableNames } = context;
  return {
    async untold(limit) {
      const partitions = outboxes.flatMap(({ table, spread }) =>
        newsPartitions(spread).map((partition, _, all) => ({
          table,
          partition,
          most: Math.ceil(limit / all.length),
        })),
      );
      const found = await concurrently(partitions, parallel, async ({ table, partition, most }) => {
        const { Items = [] } = await client.send(
          new QueryCommand({
            TableName: tableNames[table],
            IndexName: "byNews",
            KeyConditionExpression: "newsShard = :shard",
            ExpressionAttributeValues: { ":shard": partition },
            Limit: most,
          }),
        );
        return Items.map(
          (item): Untold => ({
            table,
            key: Object.fromEntries(keyNames(table).map((name) => [name, item[name] as string])),
            news: JSON.parse(item.news as string) as News[],
            text: item.news as string,
          }),
        );
      });
      return found.flat();
    },
    clear({ table, key, text }) {
      const update = new UpdateCommand({
        TableName: tableNames[table],
        Key: key,
        UpdateExpression: `REMOVE ${newsAttributeNames.join(", ")}`,
        ConditionExpression: "news = :news",
        ExpressionAttributeValues: { ":news": text },
      });
      return conditionally(client.send(update));
    },
  };
}

function keyNames(table: Untold["table"]): string[] {
  const { partitionKey, sortKey }: TableDefinition = tables[table];
  return [partitionKey.name, ...(sortKey ? [sortKey.name] : [])];
}
