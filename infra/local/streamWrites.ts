import { BatchWriteCommand, DeleteCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { StreamRecord } from "../../functions/contract/stream.ts";
import { type TableDefinition, type TableName, tables } from "../../functions/contract/tables.ts";
import type { DocumentSender } from "../../functions/store/context.ts";

type Item = Record<string, unknown>;
type Change = { table: string; removed: boolean; item: Item };
type Request = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };

/**
 * A client that reports each successful write to a table with a stream, as stream records: what DynamoDB
 * Streams does in the cloud, for an engine that has none.
 *
 * @param deliver called after the engine has taken the write
 */
export function streamWrites(
  client: DocumentSender,
  tableNames: Record<TableName, string>,
  deliver: (records: StreamRecord[]) => void,
): DocumentSender {
  const streamed = new Map<string, string[]>();
  for (const [name, table] of Object.entries(tables) as [TableName, TableDefinition][]) {
    if (!table.stream) continue;
    streamed.set(tableNames[name], [table.partitionKey.name, ...(table.sortKey ? [table.sortKey.name] : [])]);
  }
  let sequence = 0;

  const recordOf = ({ table, removed, item }: Change): StreamRecord => {
    const SequenceNumber = String(++sequence);
    const keys = streamed.get(table)!.map((key) => [key, { S: item[key] as string }]);
    return {
      eventID: SequenceNumber,
      eventName: removed ? "REMOVE" : "MODIFY",
      eventSource: "aws:dynamodb",
      eventSourceARN: `local/${table}`,
      dynamodb: { Keys: Object.fromEntries(keys), SequenceNumber, StreamViewType: "KEYS_ONLY" },
    };
  };

  async function send(command: { input: object }) {
    const answer = await (client.send as (command: unknown) => Promise<Item>)(command);
    const changes = changesOf(command, answer).filter(({ table }) => streamed.has(table));
    if (changes.length > 0) deliver(changes.map(recordOf));
    return answer;
  }

  return { send } as unknown as DocumentSender;
}

/** What a command has changed. */
function changesOf(command: { input: object }, answer: Item): Change[] {
  if (command instanceof PutCommand) {
    return [{ table: command.input.TableName!, removed: false, item: command.input.Item! }];
  }
  if (command instanceof UpdateCommand) {
    return [{ table: command.input.TableName!, removed: false, item: command.input.Key! }];
  }
  if (command instanceof DeleteCommand) {
    return [{ table: command.input.TableName!, removed: true, item: command.input.Key! }];
  }
  if (!(command instanceof BatchWriteCommand)) return [];
  const left = (answer.UnprocessedItems ?? {}) as Record<string, unknown[]>;
  // What the engine has not taken is reported again when it is sent again; twice does no harm.
  return Object.entries(command.input.RequestItems as Record<string, Request[]>)
    .filter(([table, requests]) => left[table]?.length !== requests.length)
    .flatMap(([table, requests]) =>
      requests.map(({ PutRequest, DeleteRequest }) => ({
        table,
        removed: !PutRequest,
        item: PutRequest?.Item ?? DeleteRequest!.Key,
      })),
    );
}
