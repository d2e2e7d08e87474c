import {
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "./context.ts";

type Item = Record<string, unknown>;

/** Every page of a query, in order. */
export async function* queryPages(
  { client }: StoreContext,
  input: QueryCommandInput,
): AsyncGenerator<Item[]> {
  let from: Item | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }));
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

/** Every page of one shard of a scan, in order. */
export async function* scanPages(
  { client }: StoreContext,
  input: ScanCommandInput,
  shard = 0,
  shards = 1,
): AsyncGenerator<Item[]> {
  let from: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ ...input, Segment: shard, TotalSegments: shards, ExclusiveStartKey: from }),
    );
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}
