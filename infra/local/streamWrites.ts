import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { StreamRecord } from "../../functions/contract/stream.ts";
import { type TableDefinition, type TableName, tables } from "../../functions/contract/tables.ts";

type Attributes = Record<string, { S: string }>;
type Request = { PutRequest?: { Item: Attributes }; DeleteRequest?: { Key: Attributes } };

/**
 * Makes a client report each successful write to a table with a stream, as stream records: what DynamoDB
 * Streams does in the cloud, for an engine that has none.
 *
 * @param deliver called after the engine has taken the write
 */
export function streamWrites(
  client: DynamoDBClient,
  tableNames: Record<TableName, string>,
  deliver: (records: StreamRecord[]) => void,
): void {
  const streamed = new Map<string, string[]>();
  for (const [name, table] of Object.entries(tables) as [TableName, TableDefinition][]) {
    if (!table.stream) continue;
    streamed.set(tableNames[name], [table.partitionKey.name, ...(table.sortKey ? [table.sortKey.name] : [])]);
  }
  let sequence = 0;

  const record = (table: string, removed: boolean, item: Attributes): StreamRecord[] => {
    const keys = streamed.get(table);
    if (keys === undefined) return [];
    const SequenceNumber = String(++sequence);
    return [
      {
        eventID: SequenceNumber,
        eventName: removed ? "REMOVE" : "MODIFY",
        eventSource: "aws:dynamodb",
        eventSourceARN: `local/${table}`,
        dynamodb: {
          Keys: Object.fromEntries(keys.map((key) => [key, item[key]])),
          SequenceNumber,
          StreamViewType: "KEYS_ONLY",
        },
      },
    ];
  };

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      const input = args.input as unknown as {
        TableName: string;
        Item: Attributes;
        Key: Attributes;
        RequestItems: Record<string, Request[]>;
      };
      switch (context.commandName) {
        case "PutItemCommand":
          deliver(record(input.TableName, false, input.Item));
          break;
        case "UpdateItemCommand":
          deliver(record(input.TableName, false, input.Key));
          break;
        case "DeleteItemCommand":
          deliver(record(input.TableName, true, input.Key));
          break;
        case "BatchWriteItemCommand": {
          const left = (answer.output as { UnprocessedItems?: Record<string, Request[]> }).UnprocessedItems;
          // What the engine has not taken is reported when it is sent again; to report it twice does no harm.
          for (const [table, requests] of Object.entries(input.RequestItems)) {
            if ((left?.[table]?.length ?? 0) === requests.length) continue;
            deliver(
              requests.flatMap(({ PutRequest, DeleteRequest }) =>
                record(table, !PutRequest, PutRequest?.Item ?? DeleteRequest!.Key),
              ),
            );
          }
        }
      }
      return answer;
    },
    { step: "serialize", name: "streamWrites" },
  );
}
