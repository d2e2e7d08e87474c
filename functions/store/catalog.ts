import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { conditionally, type StoreContext } from "./context.ts";
import { queryPages } from "./paged.ts";
import { itemToTotals, totalsToAdd, totalsToItem } from "./totalsItem.ts";
import type { CatalogStore, Champion, StoredRecipe, StoredTerms } from "./types.ts";

/** Models, rulesets, the shop's recipe, the champion pointer, totals. Documents lie as JSON: exact numbers. */
export function catalogStore(context: StoreContext): CatalogStore {
  const { client, tableNames } = context;
  const TableName = tableNames.catalog;

  async function read(kind: string, id: string) {
    const answer = await client.send(new GetCommand({ TableName, Key: { kind, id }, ConsistentRead: true }));
    return answer.Item;
  }

  /** Puts a document of immutable kind: what is there under the id already has the same content. */
  async function putImmutable(kind: string, id: string, body: unknown): Promise<void> {
    const Item = { kind, id, body: JSON.stringify(body) };
    await conditionally(
      client.send(new PutCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(id)" })),
    );
  }

  async function document<T>(kind: string, id: string): Promise<T | null> {
    const item = await read(kind, id);
    return item ? (JSON.parse(item.body) as T) : null;
  }

  async function documents<T>(kind: string): Promise<T[]> {
    const found: T[] = [];
    const pages = queryPages(context, {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: "kind = :kind",
      ExpressionAttributeValues: { ":kind": kind },
    });
    for await (const page of pages) for (const item of page) found.push(JSON.parse(item.body as string) as T);
    return found;
  }

  /** Puts a document of which there is one, if it is still at the version that was read. */
  async function putVersioned(kind: string, body: unknown, expectedVersion: number): Promise<boolean> {
    return conditionally(
      client.send(
        new PutCommand({
          TableName,
          Item: { kind, id: "current", version: expectedVersion + 1, body: JSON.stringify(body) },
          ConditionExpression: expectedVersion === 0 ? "attribute_not_exists(id)" : "#version = :expected",
          ...(expectedVersion > 0 && {
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: { ":expected": expectedVersion },
          }),
        }),
      ),
    );
  }

  async function versioned<T>(kind: string): Promise<T | null> {
    const item = await read(kind, "current");
    return item ? ({ ...JSON.parse(item.body), version: item.version } as T) : null;
  }

  return {
    putModel: (model) => putImmutable("model", model.id, model),
    model: (id) => document("model", id),
    models: () => documents("model"),
    putRuleset: (ruleset) => putImmutable("ruleset", ruleset.id, ruleset),
    ruleset: (id) => document("ruleset", id),
    recipe: () => versioned<StoredRecipe>("recipe"),
    async putRecipe(next, expectedVersion) {
      return (await putVersioned("recipe", next, expectedVersion)) ? "written" : "lost";
    },
    terms: () => versioned<StoredTerms>("terms"),
    async putTerms(next, expectedVersion) {
      return (await putVersioned("terms", next, expectedVersion)) ? "written" : "lost";
    },
    champion: () => versioned<Champion>("champion"),
    async promote(next, expectedVersion) {
      return (await putVersioned("champion", next, expectedVersion)) ? "promoted" : "lost";
    },
    async totals(runId) {
      return itemToTotals((await read("totals", runId)) ?? {});
    },
    async setTotals(runId, totals) {
      const Item = { kind: "totals", id: runId, ...totalsToItem(totals) };
      await client.send(new PutCommand({ TableName, Item }));
    },
    async addTotals(runId, deltas) {
      const update = totalsToAdd(deltas);
      if (update === null) return;
      await client.send(new UpdateCommand({ TableName, Key: { kind: "totals", id: runId }, ...update }));
    },
  };
}
