import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type DocumentSender, tableNames } from "../../functions/store/context.ts";
import { createTables } from "./createTables.ts";
import { type EngineAnswer, startEngineThread } from "./engineThread.ts";
import { leanClient, tableOf } from "./leanClient.ts";

/** Sends one request of DynamoDB's JSON protocol to the thread that has the table. */
export type EngineRequest = (operation: string, body: string, table: string) => Promise<EngineAnswer>;

export interface Engine {
  /** What the service sends its commands by. */
  client: DocumentSender;
  /** A new client of the SDK; the caller destroys it. */
  sdkClient(): DynamoDBClient;
  close(): Promise<void>;
}

/** Tables whose work is about as much as that of all the others: they have a thread of their own. */
const ofFirstThread = /(orders|owners)$/;

/**
 * Starts the embedded DynamoDB-compatible engine with the tables of the contract, in two threads: one takes in
 * orders while the other keeps summaries.
 *
 * @param dataDir keeps the data in that folder; in memory when absent
 */
export async function startEngine(options: { dataDir?: string } = {}): Promise<Engine> {
  const folder = (name: string) => options.dataDir && join(options.dataDir, "db", name);
  if (options.dataDir) mkdirSync(join(options.dataDir, "db"), { recursive: true });
  const threads = await Promise.all([
    startEngineThread(folder("orders")),
    startEngineThread(folder("customers")),
  ]);
  const request: EngineRequest = (operation, body, table) =>
    threads[ofFirstThread.test(table) ? 0 : 1].request(operation, body);

  // Says on every start what Node 20 means for releases of 2027; the version in use is pinned.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const first = sdkClient(request);
  await createTables(first, tableNames(""));
  first.destroy();

  return {
    client: leanClient(request),
    sdkClient: () => sdkClient(request),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** A client of the SDK whose requests go to the engine's threads instead of a network. */
function sdkClient(request: EngineRequest): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: "http://engine.invalid",
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    requestHandler: {
      async handle({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) {
        const operation = headers["x-amz-target"].split(".")[1];
        const json = new TextDecoder().decode(body);
        const { status, text } = await request(operation, json, tableOf(JSON.parse(json)));
        const answer = {
          statusCode: status,
          headers: { "content-type": "application/x-amz-json-1.0" },
          body: Readable.from([Buffer.from(text)]),
        };
        return { response: answer as never };
      },
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  });
}
