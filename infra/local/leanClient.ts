import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { DocumentSender } from "../../functions/store/context.ts";
import type { EngineRequest } from "./startEngine.ts";
import { itemFromWire, itemToWire, type Wire } from "./wireValues.ts";

const operations = [
  [GetCommand, "GetItem"],
  [PutCommand, "PutItem"],
  [UpdateCommand, "UpdateItem"],
  [DeleteCommand, "DeleteItem"],
  [QueryCommand, "Query"],
  [ScanCommand, "Scan"],
  [BatchGetCommand, "BatchGetItem"],
  [BatchWriteCommand, "BatchWriteItem"],
] as const;

type Json = Record<string, unknown>;
type Items = Record<string, Wire>;

/**
 * Sends the store's commands to the engine on this machine with what the protocol asks for and nothing more: no
 * signature, no endpoint rules, no socket. A fraction of the time per request of the SDK's own client, which
 * the engine tests hold it against.
 */
export function leanClient(request: EngineRequest): DocumentSender {
  async function send(command: { input: object }): Promise<Json> {
    const input = command.input as Json;
    const operation = operations.find(([Command]) => command instanceof Command)?.[1];
    if (operation === undefined) throw new Error(`leanClient requires a command of the store: ${command}`);
    const { status, text } = await request(operation, JSON.stringify(inputToWire(input)), tableOf(input));
    const answer = JSON.parse(text) as Json;
    if (status === 200) return outputFromWire(answer);
    const error = new Error(String(answer.message ?? answer.Message ?? text));
    error.name = String(answer.__type ?? "UnknownError").replace(/^.*#/, "");
    throw error;
  }

  return { send } as unknown as DocumentSender;
}

/** The table a request is about; batches of the store are about one table each. */
export function tableOf({ TableName, RequestItems }: Json): string {
  return String(TableName ?? Object.keys(RequestItems ?? {})[0] ?? "");
}

function inputToWire(input: Json): Json {
  const wire: Json = { ...input };
  for (const name of ["Item", "Key", "ExclusiveStartKey", "ExpressionAttributeValues"]) {
    if (input[name] !== undefined) wire[name] = itemToWire(input[name] as Json);
  }
  if (input.RequestItems) wire.RequestItems = eachTable(input.RequestItems, (of) => requestsToWire(of));
  return wire;
}

/** A batch's requests for one table: keys to get, or a list of puts and deletes. */
function requestsToWire(of: unknown): unknown {
  if (!Array.isArray(of)) {
    const gets = of as { Keys: Json[] };
    return { ...gets, Keys: gets.Keys.map(itemToWire) };
  }
  return (of as { PutRequest?: { Item: Json }; DeleteRequest?: { Key: Json } }[]).map((one) =>
    one.PutRequest
      ? { PutRequest: { Item: itemToWire(one.PutRequest.Item) } }
      : { DeleteRequest: { Key: itemToWire(one.DeleteRequest!.Key) } },
  );
}

function outputFromWire(answer: Json): Json {
  const output: Json = { ...answer };
  if (answer.Item) output.Item = itemFromWire(answer.Item as Items);
  if (answer.Items) output.Items = (answer.Items as Items[]).map(itemFromWire);
  if (answer.LastEvaluatedKey) output.LastEvaluatedKey = itemFromWire(answer.LastEvaluatedKey as Items);
  if (answer.Responses)
    output.Responses = eachTable(answer.Responses, (of) => (of as Items[]).map(itemFromWire));
  if (answer.UnprocessedKeys) {
    output.UnprocessedKeys = eachTable(answer.UnprocessedKeys, (of) => {
      const gets = of as { Keys: Items[] };
      return { ...gets, Keys: gets.Keys.map(itemFromWire) };
    });
  }
  if (answer.UnprocessedItems) {
    output.UnprocessedItems = eachTable(answer.UnprocessedItems, (of) =>
      (of as { PutRequest?: { Item: Items }; DeleteRequest?: { Key: Items } }[]).map((one) =>
        one.PutRequest
          ? { PutRequest: { Item: itemFromWire(one.PutRequest.Item) } }
          : { DeleteRequest: { Key: itemFromWire(one.DeleteRequest!.Key) } },
      ),
    );
  }
  return output;
}

function eachTable(tables: unknown, change: (of: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(tables as Json).map(([table, of]) => [table, change(of)]));
}
