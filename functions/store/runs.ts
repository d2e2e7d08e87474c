import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { conditionally, type StoreContext } from "./context.ts";
import { newsToItem, withNewsRead } from "./newsAttributes.ts";
import { queryPages } from "./paged.ts";
import type { Run, RunStore } from "./types.ts";

/** Nights and exports, and the lock that lets one night run at a time. */
export function runStore(context: StoreContext): RunStore {
  const { client, tableNames } = context;
  const TableName = tableNames.runs;
  const lockKey = { kind: "lock", id: "night" };

  async function get(kind: Run["kind"], id: string): Promise<Run | null> {
    const answer = await client.send(new GetCommand({ TableName, Key: { kind, id }, ConsistentRead: true }));
    return answer.Item ? toRun(answer.Item) : null;
  }

  async function list(kind: Run["kind"], limit: number): Promise<Run[]> {
    const runs: Run[] = [];
    const pages = queryPages(context, {
      TableName,
      ConsistentRead: true,
      ScanIndexForward: false,
      KeyConditionExpression: "kind = :kind",
      ExpressionAttributeValues: { ":kind": kind },
      Limit: limit,
    });
    for await (const page of pages) {
      for (const item of page) if (runs.length < limit) runs.push(toRun(item));
      if (runs.length >= limit) break;
    }
    return runs;
  }

  async function put(run: Run): Promise<void> {
    const { detail, news, ...rest } = run;
    const Item = { ...rest, detail: JSON.stringify(detail), ...newsToItem(news) };
    await client.send(new PutCommand({ TableName, Item }));
  }

  const lock = (holder: string, leaseMs: number, now: number) =>
    conditionally(
      client.send(
        new PutCommand({
          TableName,
          Item: { ...lockKey, holder, goodUntil: now + leaseMs },
          ConditionExpression: "attribute_not_exists(id) OR goodUntil < :now OR holder = :holder",
          ExpressionAttributeValues: { ":now": now, ":holder": holder },
        }),
      ),
    );

  async function unlock(holder: string): Promise<void> {
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
  }

  async function holder(): Promise<string | null> {
    const answer = await client.send(new GetCommand({ TableName, Key: lockKey, ConsistentRead: true }));
    return answer.Item ? (answer.Item.holder as string) : null;
  }

  return { get, list, put, lock, unlock, holder };
}

function toRun(item: Record<string, unknown>): Run {
  return { ...withNewsRead<Run>(item), detail: JSON.parse(item.detail as string) };
}
