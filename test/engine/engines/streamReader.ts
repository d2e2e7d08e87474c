import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type Shard,
} from "@aws-sdk/client-dynamodb-streams";
import type { StreamRecord } from "../../../functions/contract/stream.ts";

/**
 * Reads a DynamoDB stream from its beginning, shard by shard, as what feeds a function does.
 *
 * @returns a function that answers the records since it was last called, in order for each key
 */
export function createStreamReader(
  client: DynamoDBStreamsClient,
  StreamArn: string,
): () => Promise<StreamRecord[]> {
  /** Where each shard is read on from; null where it has been read to its end. */
  const iterators = new Map<string, string | null>();

  async function shards(): Promise<Shard[]> {
    const found: Shard[] = [];
    let from: string | undefined;
    do {
      const input = { StreamArn, ExclusiveStartShardId: from };
      const { StreamDescription } = await client.send(new DescribeStreamCommand(input));
      found.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from);
    return found;
  }

  async function readShard(ShardId: string, into: StreamRecord[]): Promise<void> {
    let at = iterators.get(ShardId);
    let seen = at !== undefined;
    if (at === undefined) {
      const input = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" as const };
      at = (await client.send(new GetShardIteratorCommand(input))).ShardIterator;
    }
    while (at) {
      const answer: GetRecordsCommandOutput = await client.send(new GetRecordsCommand({ ShardIterator: at }));
      const { Records = [] } = answer;
      seen ||= Records.length > 0;
      at = answer.NextShardIterator;
      for (const { eventID, eventName, dynamodb } of Records) {
        into.push({
          eventID: eventID!,
          eventName: eventName as StreamRecord["eventName"],
          eventSource: "aws:dynamodb",
          eventSourceARN: StreamArn,
          dynamodb: dynamodb as StreamRecord["dynamodb"],
        });
      }
      if (Records.length === 0) break;
    }
    // DynamoDB Local forgets an iterator that nothing was ever read by: such a shard is begun again.
    if (at !== undefined && !seen) return;
    iterators.set(ShardId, at ?? null);
  }

  return async () => {
    const records: StreamRecord[] = [];
    // Parents come before their children: so a key's records stay in order.
    for (const { ShardId } of await shards()) await readShard(ShardId!, records);
    return records;
  };
}
