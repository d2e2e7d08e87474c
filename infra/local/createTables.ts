import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { type TableDefinition, type TableName, tables } from "../../functions/contract/tables.ts";

/**
 * Creates the tables of the contract that are not there yet, and answers when all can be used.
 *
 * @param streams whether the engine has streams of its own
 */
export async function createTables(
  client: DynamoDBClient,
  tableNames: Record<TableName, string>,
  { streams = false } = {},
): Promise<void> {
  for (const name of Object.keys(tables) as TableName[]) {
    try {
      const table: TableDefinition = tables[name];
      const stream = streams && table.stream ? streamOfKeys : {};
      await client.send(new CreateTableCommand({ ...tableInput(tableNames[name], table), ...stream }));
    } catch (error) {
      if (!(error instanceof Error && error.name === "ResourceInUseException")) throw error;
    }
  }
  for (const name of Object.values(tableNames)) await untilActive(client, name);
}

/** An engine answers that it creates a table a moment before the table can be used. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === "ACTIVE") return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const streamOfKeys = {
  StreamSpecification: { StreamEnabled: true, StreamViewType: "KEYS_ONLY" as const },
};

/** A table of the contract as DynamoDB is asked for it. */
export function tableInput(TableName: string, table: TableDefinition): CreateTableCommandInput {
  const { partitionKey, sortKey, indexes = {} } = table;
  const attributes = new Map([[partitionKey.name, partitionKey.type as "S" | "N"]]);
  if (sortKey) attributes.set(sortKey.name, sortKey.type);
  for (const index of Object.values(indexes)) {
    attributes.set(index.partitionKey.name, index.partitionKey.type);
    attributes.set(index.sortKey.name, index.sortKey.type);
  }
  const keySchema = (partition: string, sort?: string) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    ...(sort ? [{ AttributeName: sort, KeyType: "RANGE" as const }] : []),
  ];
  const globalIndexes = Object.entries(indexes).map(([IndexName, index]) => ({
    IndexName,
    KeySchema: keySchema(index.partitionKey.name, index.sortKey.name),
    Projection: { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...index.include] },
  }));
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keySchema(partitionKey.name, sortKey?.name),
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    ...(globalIndexes.length > 0 && { GlobalSecondaryIndexes: globalIndexes }),
  };
}
