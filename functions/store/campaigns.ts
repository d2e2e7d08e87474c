import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { CampaignPart, StoredCampaign, StoredCampaignReport } from "../contract/campaign.ts";
import { batchWrite } from "./batch.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages } from "./paged.ts";
import type { CampaignStore } from "./types.ts";

const part = (personKey: string) => `person#${personKey}`;

/** Campaigns, their reports, and by random person keys who takes part in which; documents lie as JSON: exact numbers. */
export function campaignStore(context: StoreContext): CampaignStore {
  const { client, tableNames } = context;
  const TableName = tableNames.campaigns;
  const lockKey = { kind: "lock", id: "freeze" };

  async function read(kind: string, id: string) {
    const answer = await client.send(new GetCommand({ TableName, Key: { kind, id }, ConsistentRead: true }));
    return answer.Item;
  }

  async function all(kind: string) {
    const items: Record<string, unknown>[] = [];
    const pages = queryPages(context, {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: "kind = :kind",
      ExpressionAttributeValues: { ":kind": kind },
    });
    for await (const page of pages) items.push(...page);
    return items;
  }

  const toCampaign = (item: Record<string, unknown>): StoredCampaign => ({
    ...JSON.parse(item.body as string),
    version: item.version,
  });

  return {
    async get(campaignId) {
      const item = await read("campaign", campaignId);
      return item ? toCampaign(item) : null;
    },
    async list() {
      return (await all("campaign")).map(toCampaign);
    },
    put({ version: _, ...campaign }, expectedVersion) {
      const Item = {
        kind: "campaign",
        id: campaign.campaignId,
        version: expectedVersion + 1,
        body: JSON.stringify(campaign),
      };
      const condition =
        expectedVersion === 0
          ? { ConditionExpression: "attribute_not_exists(id)" }
          : {
              ConditionExpression: "#version = :expected",
              ExpressionAttributeNames: { "#version": "version" },
              ExpressionAttributeValues: { ":expected": expectedVersion },
            };
      return conditionally(client.send(new PutCommand({ TableName, Item, ...condition })));
    },
    async report(campaignId) {
      const item = await read("report", campaignId);
      return item ? (JSON.parse(item.body) as StoredCampaignReport) : null;
    },
    async putReport(report) {
      const Item = { kind: "report", id: report.campaignId, body: JSON.stringify(report) };
      await client.send(new PutCommand({ TableName, Item }));
    },
    putParts(campaignId, personKeys, arms) {
      return batchWrite(
        context,
        TableName,
        personKeys.map((key, i) => ({
          PutRequest: { Item: { kind: part(key), id: campaignId, arm: arms[i] } },
        })),
      );
    },
    async partsOf(personKeys) {
      const found = await Promise.all([...new Set(personKeys)].map((key) => all(part(key))));
      return found
        .flat()
        .map((item): CampaignPart => ({ campaignId: item.id as string, arm: Number(item.arm) }));
    },
    lock(holder, leaseMs, now) {
      return conditionally(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...lockKey, holder, goodUntil: now + leaseMs },
            ConditionExpression: "attribute_not_exists(id) OR goodUntil < :now OR holder = :holder",
            ExpressionAttributeValues: { ":now": now, ":holder": holder },
          }),
        ),
      );
    },
    async unlock(holder) {
      await conditionally(
        client.send(
          new DeleteCommand({
            TableName,
            Key: lockKey,
            ConditionExpression: "holder = :holder",
            ExpressionAttributeValues: { ":holder": holder },
          }),
        ),
      );
    },
  };
}
