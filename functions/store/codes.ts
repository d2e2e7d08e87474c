import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { batchGet } from "./batch.ts";
import { concurrently } from "./concurrently.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages, scanPages } from "./paged.ts";
import type { Code, CodeStore } from "./types.ts";

/** Codes, each of one person; clicks lie under the id of their code, so that who has a code can go and they stay. */
export function codeStore(context: StoreContext): CodeStore {
  const { client, tableNames } = context;
  const TableName = tableNames.codes;

  async function find(codes: readonly string[]): Promise<Map<string, Code>> {
    const keys = [...new Set(codes)].map((code) => ({ code, id: "owner" }));
    const items = (await batchGet(context, TableName, keys)) as unknown as Code[];
    return new Map(items.map((item) => [item.code, item]));
  }

  return {
    find,
    async claim({ code, codeId, personKey }) {
      const put = new PutCommand({
        TableName,
        Item: { code, id: "owner", codeId, personKey },
        ConditionExpression: "attribute_not_exists(code) OR codeId = :codeId",
        ExpressionAttributeValues: { ":codeId": codeId },
      });
      return conditionally(client.send(put));
    },
    async release(code, codeId) {
      const gone = new DeleteCommand({
        TableName,
        Key: { code, id: "owner" },
        ConditionExpression: "codeId = :codeId",
        ExpressionAttributeValues: { ":codeId": codeId },
      });
      await conditionally(client.send(gone));
    },
    click: (clicks) =>
      concurrently(clicks, 16, async ({ codeId, eventId, day }) => {
        const put = new PutCommand({
          TableName,
          Item: { code: `clicks#${codeId}`, id: eventId, day },
          ConditionExpression: "attribute_not_exists(code)",
        });
        return (await conditionally(client.send(put))) ? "accepted" : "duplicate";
      }),
    async clicks(codeId, since) {
      const wanted = clicksOf(codeId);
      const late = since !== undefined && {
        FilterExpression: "#day >= :since",
        ExpressionAttributeNames: { "#day": "day" },
        ExpressionAttributeValues: { ...wanted.ExpressionAttributeValues, ":since": since },
      };
      let from: Record<string, unknown> | undefined;
      let count = 0;
      do {
        const page = await client.send(
          new QueryCommand({ ...wanted, ...late, Select: "COUNT", ExclusiveStartKey: from }),
        );
        count += page.Count ?? 0;
        from = page.LastEvaluatedKey;
      } while (from);
      return count;
    },
    async *clickDays(shard, shards) {
      const input = {
        TableName,
        FilterExpression: "begins_with(code, :clicks)",
        ExpressionAttributeValues: { ":clicks": "clicks#" },
      };
      for await (const page of scanPages(context, input, shard, shards))
        for (const { day } of page) yield day as number;
    },
    async removeClicks(codeId) {
      for await (const page of queryPages(context, clicksOf(codeId)))
        await concurrently(page, 16, ({ code, id }) =>
          client.send(new DeleteCommand({ TableName, Key: { code, id } })),
        );
    },
  };

  function clicksOf(codeId: string) {
    return {
      TableName,
      KeyConditionExpression: "code = :clicks",
      ExpressionAttributeValues: { ":clicks": `clicks#${codeId}` },
    };
  }
}
