import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { ChannelSpend } from "../../model/kpis/addSpend.ts";
import type { StoreContext } from "./context.ts";
import { queryPages, scanPages } from "./paged.ts";
import type { ChannelSpendStore } from "./types.ts";

/** What channels cost as a whole, an item a channel and month. */
export function channelSpendStore(context: StoreContext): ChannelSpendStore {
  const { client, tableNames } = context;
  const TableName = tableNames.channelSpend;
  const gathered = async (pages: AsyncIterable<unknown[]>) => {
    const found: ChannelSpend[] = [];
    for await (const page of pages) found.push(...(page as ChannelSpend[]));
    return found;
  };
  return {
    async put(channel, month, amount) {
      if (amount === null) await client.send(new DeleteCommand({ TableName, Key: { channel, month } }));
      else await client.send(new PutCommand({ TableName, Item: { channel, month, amount } }));
    },
    ofChannel: (channel) =>
      gathered(
        queryPages(context, {
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: "channel = :channel",
          ExpressionAttributeValues: { ":channel": channel },
        }),
      ),
    all: () => gathered(scanPages(context, { TableName, ConsistentRead: true })),
  };
}
