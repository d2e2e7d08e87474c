import { mkdirSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type DocumentSender, tableNames } from "../../functions/store/context.ts";
import { createTables } from "./createTables.ts";
import { startEngineThread } from "./engineThread.ts";
import { leanClient } from "./leanClient.ts";

export interface Engine {
  endpoint: string;
  /** What the service sends its commands by. */
  client: DocumentSender;
  /** A new client of the SDK; the caller destroys it. */
  sdkClient(): DynamoDBClient;
  close(): Promise<void>;
}

/**
 * Starts the embedded DynamoDB-compatible engine with the tables of the contract.
 *
 * @param dataDir keeps the data in that folder; in memory when absent
 */
export async function startEngine(options: { dataDir?: string } = {}): Promise<Engine> {
  const path = options.dataDir && join(options.dataDir, "db");
  if (path) mkdirSync(path, { recursive: true });
  const thread = await startEngineThread(path);
  const endpoint = `http://127.0.0.1:${thread.port}`;
  // Says on every start what Node 20 means for releases of 2027; the version in use is pinned.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const sdkClient = () =>
    new DynamoDBClient({
      endpoint,
      region: "local",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      requestHandler: { httpAgent: agent },
    });

  const first = sdkClient();
  await createTables(first, tableNames(""));
  first.destroy();

  async function close(): Promise<void> {
    agent.destroy();
    await thread.close();
  }

  return { endpoint, client: leanClient(thread), sdkClient, close };
}
