import { BatchGetCommand, type BatchGetCommandOutput, BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { chunks } from "./chunks.ts";
import { concurrently } from "./concurrently.ts";
import type { StoreContext } from "./context.ts";

type Item = Record<string, unknown>;

/** Requests in flight at once of one batch operation. */
const parallel = 8;
const attempts = 12;

/** Waits 10 ms, 20 ms, ... up to 2 s: what a table under pressure needs before it takes the rest. */
function backOff(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(2000, 10 * 2 ** attempt)));
}

/** What asks for some attributes only, whatever their names. */
export function projection(attributes: readonly string[]) {
  return {
    ProjectionExpression: attributes.map((_, i) => `#a${i}`).join(", "),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name, i) => [`#a${i}`, name])),
  };
}

/**
 * Reads items by key, strongly consistent, 100 a request; keys must be distinct. In no particular order.
 *
 * @param attributes only these attributes; all when absent
 */
export async function batchGet(
  { client }: StoreContext,
  table: string,
  keys: readonly Item[],
  attributes?: readonly string[],
): Promise<Item[]> {
  const only = attributes && projection(attributes);
  const pages = await concurrently(chunks(keys, 100), parallel, async (piece) => {
    const items: Item[] = [];
    let wanted: Item[] | undefined = piece;
    for (let attempt = 0; wanted?.length; attempt++) {
      if (attempt >= attempts)
        throw new Error(`batchGet requires ${table} to answer: ${wanted.length} keys left`);
      const found = items.length;
      const answer: BatchGetCommandOutput = await client.send(
        new BatchGetCommand({
          RequestItems: { [table]: { Keys: wanted, ConsistentRead: true, ...only } },
        }),
      );
      items.push(...(answer.Responses?.[table] ?? []));
      wanted = answer.UnprocessedKeys?.[table]?.Keys;
      if (items.length > found) attempt = 0;
      else if (wanted?.length) await backOff(attempt);
    }
    return items;
  });
  return pages.flat();
}

export type BatchWrite = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: Item } };

/** Puts and deletes, unconditionally, 25 a request; keys must be distinct. */
export async function batchWrite(
  { client }: StoreContext,
  table: string,
  writes: readonly BatchWrite[],
): Promise<void> {
  await concurrently(chunks(writes, 25), parallel, async (piece) => {
    let wanted: BatchWrite[] | undefined = piece;
    for (let attempt = 0; wanted?.length; attempt++) {
      if (attempt >= attempts)
        throw new Error(`batchWrite requires ${table} to accept: ${wanted.length} writes left`);
      if (attempt > 0) await backOff(attempt);
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: wanted } }));
      wanted = answer.UnprocessedItems?.[table] as BatchWrite[] | undefined;
    }
  });
}
