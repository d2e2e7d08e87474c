import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type TableName, tables } from "../contract/tables.ts";

/** What the store asks of a client: to send the document commands. */
export type DocumentSender = Pick<DynamoDBDocumentClient, "send">;

/** What every part of the store works with: the client, and the deployment's name of each table. */
export interface StoreContext {
  client: DocumentSender;
  tableNames: Record<TableName, string>;
  /** This process alone puts orders: new ids are then claimed by batch, under locks of its own. */
  alone?: boolean;
}

/** The tables' names in a deployment. @example tableNames("shop-").orders; // => "shop-orders" */
export function tableNames(prefix: string): Record<TableName, string> {
  return Object.fromEntries(Object.keys(tables).map((name) => [name, prefix + name])) as Record<
    TableName,
    string
  >;
}

/** Whether a write failed because its condition did not hold. */
export function conditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === "ConditionalCheckFailedException";
}

/** Does a conditional write: true when it was made, false when its condition did not hold. */
export async function conditionally(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (conditionFailed(error)) return false;
    throw error;
  }
}
