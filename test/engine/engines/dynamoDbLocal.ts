import { DeleteTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { inject } from "vitest";
import type { StreamRecord } from "../../../functions/contract/stream.ts";
import { type TableDefinition, type TableName, tables } from "../../../functions/contract/tables.ts";
import { tableNames } from "../../../functions/store/context.ts";
import { documentClient } from "../../../functions/store/documentClient.ts";
import { createTables } from "../../../infra/local/createTables.ts";
import { dynamoDbLocalMissing } from "./dynamoDbLocalFolder.ts";
import type { EngineKind } from "./engineKind.ts";
import { createStreamReader } from "./streamReader.ts";

/** Amazon's own DynamoDB Local, with its real streams; one process for all test files, tables of its own for each. */
export const dynamoDbLocal: EngineKind = {
  name: "DynamoDB Local",
  missing: dynamoDbLocalMissing,
  slowness: 3,
  async start() {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
    const answer = await fetch(inject("dynamoDbLocal"));
    if (!answer.ok) throw new Error(await answer.text());
    const { endpoint } = (await answer.json()) as { endpoint: string };
    const config = {
      endpoint,
      region: "local",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    };
    const client = new DynamoDBClient(config);
    const streams = new DynamoDBStreamsClient(config);
    const made: string[] = [];
    let prefixes = 0;
    return {
      async freshTables(around = (sender) => sender) {
        const names = tableNames(`p${process.pid}-${++prefixes}-`);
        await createTables(client, names, { streams: true });
        made.push(...Object.values(names));
        const readers: (() => Promise<StreamRecord[]>)[] = [];
        for (const name of Object.keys(tables) as TableName[]) {
          if (!(tables[name] as TableDefinition).stream) continue;
          const { Table } = await client.send(new DescribeTableCommand({ TableName: names[name] }));
          readers.push(createStreamReader(streams, Table!.LatestStreamArn!));
        }
        return {
          context: { client: around(documentClient(client)), tableNames: names },
          takeRecords: async () => (await Promise.all(readers.map((read) => read()))).flat(),
        };
      },
      async close() {
        for (const TableName of made) await client.send(new DeleteTableCommand({ TableName }));
        client.destroy();
        streams.destroy();
      },
    };
  },
};
