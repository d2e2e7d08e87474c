import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { rowAttributes } from "../contract/tables.ts";
import type { StoreContext } from "./context.ts";
import { rankedBy, rowOfItem } from "./customerItem.ts";
import { clvRank, shardsOf } from "./segmentIndex.ts";
import type { ListedCustomer, ListPosition } from "./types.ts";

interface Ranked {
  key: bigint;
  row: ListedCustomer;
}

/**
 * One page of a segment, by descending value: a merge of the partitions the segment is spread over. Each is
 * read from the position on, not from an offset, so a walk meets every member whose row stays as it was
 * exactly once, whatever else changes. Members of equal rank come by descending id.
 */
export async function listSegment(
  context: StoreContext,
  segment: string,
  page: { after?: ListPosition; limit: number },
): Promise<{ rows: ListedCustomer[]; next: ListPosition | null }> {
  const { after, limit } = page;
  if (!(Number.isInteger(limit) && limit > 0)) {
    throw new RangeError(`listSegment requires a whole limit > 0: ${limit}`);
  }
  const shards = shardsOf(segment);
  const pageSize = Math.min(limit + 1, Math.max(10, Math.ceil((1.5 * limit) / shards.length)));
  const walks = shards.map((shard) => walkShard(context, shard, after, pageSize));
  const heads = await Promise.all(walks.map(async (walk) => (await walk.next()).value));

  const rows: ListedCustomer[] = [];
  for (;;) {
    const best = heads.reduce(
      (found, head, i) => (head && (found < 0 || precedes(head, heads[found]!)) ? i : found),
      -1,
    );
    if (best < 0) return { rows, next: null };
    if (rows.length === limit) {
      const last = rows[rows.length - 1];
      return { rows, next: { rank: rankedBy(last), customerId: last.customerId } };
    }
    rows.push(heads[best]!.row);
    heads[best] = (await walks[best].next()).value;
  }
}

/** The members of one partition behind the position, in the order of the list. */
async function* walkShard(
  { client, tableNames }: StoreContext,
  shard: string,
  after: ListPosition | undefined,
  pageSize: number,
): AsyncGenerator<Ranked, undefined> {
  const position = after && { key: clvRank(after.rank, after.customerId), customerId: after.customerId };
  const names = ["customerId", ...rowAttributes];
  let equal: Ranked[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: tableNames.customers,
        IndexName: "bySegment",
        ScanIndexForward: false,
        Limit: pageSize,
        ExclusiveStartKey: from,
        KeyConditionExpression: position
          ? "segmentShard = :shard AND clvRank <= :rank"
          : "segmentShard = :shard",
        ExpressionAttributeValues: { ":shard": shard, ...(position && { ":rank": position.key }) },
        ProjectionExpression: names.map((_, i) => `#n${i}`).join(", "),
        ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#n${i}`, name])),
      }),
    );
    from = answer.LastEvaluatedKey;
    for (const item of answer.Items ?? []) {
      const row = { ...rowOfItem(item)!, customerId: item.customerId as string };
      const key = clvRank(rankedBy(row), row.customerId);
      if (position && key === position.key && row.customerId >= position.customerId) continue;
      if (equal.length > 0 && equal[0].key !== key) {
        yield* equal.sort(byOrder);
        equal = [];
      }
      equal.push({ key, row });
    }
  } while (from);
  yield* equal.sort(byOrder);
}

const byOrder = (a: Ranked, b: Ranked) => (precedes(a, b) ? -1 : 1);

function precedes(a: Ranked, b: Ranked): boolean {
  return a.key !== b.key ? a.key > b.key : a.row.customerId > b.row.customerId;
}
