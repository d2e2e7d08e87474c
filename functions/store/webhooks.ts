import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredInbound } from "../contract/inbound.ts";
import type { StoredWebhook } from "../contract/webhook.ts";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages } from "./paged.ts";
import type { InboundStore, WebhookStore } from "./webhookTypes.ts";

type Item = Record<string, unknown>;

/** Endpoints that are told of events. */
export function webhookStore(context: StoreContext): WebhookStore {
  const { client, tableNames } = context;
  const TableName = tableNames.webhooks;
  const kind = "webhook";
  return {
    list: () => listOf<StoredWebhook>(context, kind),
    get: (webhookId) => itemOf<StoredWebhook>(context, kind, webhookId),
    put(webhook, expectedVersion) {
      const condition =
        expectedVersion === 0
          ? { ConditionExpression: "attribute_not_exists(id)" }
          : {
              ConditionExpression: "#version = :expected",
              ExpressionAttributeNames: { "#version": "version" },
              ExpressionAttributeValues: { ":expected": expectedVersion },
            };
      const Item = { ...webhook, kind, id: webhook.webhookId, version: expectedVersion + 1 };
      return conditionally(client.send(new PutCommand({ TableName, Item, ...condition })));
    },
    async remove(webhookId) {
      await client.send(new DeleteCommand({ TableName, Key: { kind, id: webhookId } }));
    },
  };
}

/** Shop systems that are connected, each at most once. */
export function inboundStore(context: StoreContext): InboundStore {
  const { client, tableNames } = context;
  const TableName = tableNames.webhooks;
  const kind = "inbound";
  return {
    list: () => listOf<StoredInbound>(context, kind),
    get: (source) => itemOf<StoredInbound>(context, kind, source),
    async put(inbound) {
      await client.send(new PutCommand({ TableName, Item: { ...inbound, kind, id: inbound.source } }));
    },
    async remove(source) {
      await client.send(new DeleteCommand({ TableName, Key: { kind, id: source } }));
    },
  };
}

async function itemOf<T>({ client, tableNames }: StoreContext, kind: string, id: string): Promise<T | null> {
  const answer = await client.send(
    new GetCommand({ TableName: tableNames.webhooks, Key: { kind, id }, ConsistentRead: true }),
  );
  return answer.Item ? withoutKey<T>(answer.Item) : null;
}

async function listOf<T>(context: StoreContext, kind: string): Promise<T[]> {
  const found: T[] = [];
  const pages = queryPages(context, {
    TableName: context.tableNames.webhooks,
    ConsistentRead: true,
    KeyConditionExpression: "kind = :kind",
    ExpressionAttributeValues: { ":kind": kind },
  });
  for await (const page of pages) found.push(...page.map((item) => withoutKey<T>(item)));
  return found;
}

function withoutKey<T>({ kind: _, id: __, ...rest }: Item): T {
  return rest as T;
}
