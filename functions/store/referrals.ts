import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredReferral } from "../contract/referral.ts";
import { batchGet } from "./batch.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { newsToItem, withNewsRead } from "./newsAttributes.ts";
import { queryPages, scanPages } from "./paged.ts";
import type { ReferralStore } from "./types.ts";

/** Referrals, one a friend. Every write is conditional on the version it was decided from. */
export function referralStore(context: StoreContext): ReferralStore {
  const { client, tableNames } = context;
  const TableName = tableNames.referrals;
  return {
    async find(friendKeys) {
      const keys = [...new Set(friendKeys)].map((friendKey) => ({ friendKey }));
      const items = (await batchGet(context, TableName, keys)).map(referralOf);
      return new Map(items.map((item) => [item.friendKey, item]));
    },
    put({ news, ...referral }, expectedVersion) {
      const condition =
        expectedVersion === 0
          ? { ConditionExpression: "attribute_not_exists(friendKey)" }
          : {
              ConditionExpression: "#version = :expected",
              ExpressionAttributeNames: { "#version": "version" },
              ExpressionAttributeValues: { ":expected": expectedVersion },
            };
      const Item = { ...referral, ...newsToItem(news), version: expectedVersion + 1 };
      return conditionally(client.send(new PutCommand({ TableName, Item, ...condition })));
    },
    async byAdvocate(advocateKey, between) {
      const found: StoredReferral[] = [];
      const input = {
        TableName,
        IndexName: "byAdvocate",
        KeyConditionExpression: `advocateKey = :key${between ? " AND attributedAt BETWEEN :from AND :to" : ""}`,
        ExpressionAttributeValues: {
          ":key": advocateKey,
          ...(between && { ":from": between.from, ":to": between.to }),
        },
      };
      for await (const page of queryPages(context, input))
        found.push(...(page as unknown as StoredReferral[]));
      return found;
    },
    async byState(state, { limit, after }) {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "byState",
          KeyConditionExpression: "#state = :state",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":state": state },
          ScanIndexForward: false,
          Limit: limit,
          ExclusiveStartKey: after && { state, ...after },
        }),
      );
      const last = page.LastEvaluatedKey;
      return {
        items: (page.Items ?? []) as StoredReferral[],
        next: last ? { friendKey: last.friendKey as string, changedAt: Number(last.changedAt) } : null,
      };
    },
    async *scan(shard, shards) {
      const input = { TableName, ConsistentRead: true };
      for await (const page of scanPages(context, input, shard, shards)) yield* page.map(referralOf);
    },
  };
}

const referralOf = (item: Record<string, unknown>) => withNewsRead<StoredReferral>(item);
