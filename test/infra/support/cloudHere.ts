import { type ChildProcess, fork } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { documentClient } from "../../../functions/store/documentClient.ts";
import { createStore } from "../../../functions/store/store.ts";
import type { Store } from "../../../functions/store/types.ts";
import { createTables } from "../../../infra/local/createTables.ts";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type EngineThread, startEngineThread } from "../../../infra/local/engineThread.ts";
import type { TableName } from "../../../functions/contract/tables.ts";
import { memoryBlobs } from "../../../infra/local/memoryBlobs.ts";
import { covers, type Grant, grantsOf, text } from "./policies.ts";
import type { Synthesized } from "./synthesized.ts";

/**
 * The services that the functions call, on this machine: DynamoDB by the embedded engine, and what of S3, Secrets
 * Manager, Lambda and Step Functions they use. Each function runs as its bundle in a process of its own, with the
 * environment that the template gives it; whatever it asks for is held against what the template grants it.
 */
export interface CloudHere {
  /**
   * Calls a function; calls of the same one wait for each other.
   *
   * @throws {FunctionError} what the function threw, or that its process was killed
   */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Ends the process of a function, whatever it is at. */
  kill(functionName: string): void;
  /** Asked of every call to a service: a name of an error makes the call fail by it. */
  breaks: (call: { caller: string; action: string; resource: string }) => string | undefined;
  /** What was asked without being granted. */
  denied: string[];
  /** What each function asked for, as "ingest dynamodb:GetItem <Tablekeys1>.Arn". */
  asked: Set<string>;
  files: Map<string, Buffer>;
  /** What was put on the bus. */
  events: { bus: string; type: string; detail: unknown }[];
  /** Functions invoked for later, and executions started. */
  later: { target: string; input: unknown }[];
  executionsRunning: boolean;
  /** Where all services answer; whoever is no function of the template may do everything. */
  endpoint: string;
  /** Works with the tables as an operator would, who may do everything. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** What functions printed, line by line. */
  lines: string[];
  close(): Promise<void>;
}

/** An error of a function as its caller is told of it. */
export class FunctionError extends Error {
  readonly payload: { errorType: string; errorMessage: string; trace?: string[] };

  constructor(payload: FunctionError["payload"]) {
    super(`${payload.errorType}: ${payload.errorMessage}`);
    this.payload = payload;
  }
}

interface Deployed {
  id: string;
  name: string;
  bundle: string;
  environment: Record<string, string>;
  grants: Grant[];
}

const runner = join(import.meta.dirname, "invokeBundle.mjs");

export async function cloudHere(stack: Synthesized): Promise<CloudHere> {
  const { resources } = stack;
  const engine: EngineThread = await startEngineThread(undefined);
  const physical = new Map<string, string>();
  for (const [id, { Type, Properties }] of Object.entries(resources))
    if (Type === "AWS::DynamoDB::Table") physical.set(Properties.TableName, id);

  const deployed = new Map<string, Deployed>();
  const running = new Map<string, ChildProcess>();
  const here: CloudHere = {
    denied: [],
    asked: new Set(),
    files: new Map(),
    events: [],
    later: [],
    executionsRunning: false,
    endpoint: "",
    lines: [],
    withStore: () => Promise.reject(new Error("not yet")),
    breaks: () => undefined,
    invoke(functionName, event) {
      const before = waiting.get(functionName) ?? Promise.resolve();
      const mine = before.then(() => call(functionName, event));
      waiting.set(
        functionName,
        mine.catch(() => {}),
      );
      return mine;
    },
    kill(functionName) {
      running.get(functionName)?.kill("SIGKILL");
    },
    async close() {
      for (const process of running.values()) process.kill();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };

  const waiting = new Map<string, Promise<unknown>>();
  function call(functionName: string, event: unknown): Promise<unknown> {
    const called = deployed.get(functionName);
    if (!called) throw new Error(`invoke requires a function of the template: ${functionName}`);
    const child = running.get(functionName) ?? start(called);
    return new Promise((resolve, reject) => {
      const fail = (payload: FunctionError["payload"]) => reject(new FunctionError(payload));
      const onExit = () =>
        fail({
          errorType: "Runtime.ExitError",
          errorMessage: "Error: Runtime exited with error: signal: killed",
        });
      child.once("exit", onExit);
      child.once("message", (answer: { result?: unknown; error?: FunctionError["payload"] }) => {
        child.off("exit", onExit);
        if (answer.error === undefined) resolve(answer.result);
        else fail(answer.error);
      });
      child.send({ event });
    });
  }

  const allowed = (caller: Deployed, action: string, resource: string): boolean => {
    here.asked.add(`${caller.name} ${action} ${resource}`);
    const granted = caller.grants.some((grant) => covers(grant, action, resource));
    if (!granted) here.denied.push(`${caller.name} may not ${action} on ${resource}`);
    return granted;
  };

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      answer(request, Buffer.concat(pieces), response).catch((error) => {
        response.writeHead(500).end(String(error));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  here.endpoint = endpoint;

  for (const [id, { Type, Properties }] of Object.entries(resources)) {
    if (Type !== "AWS::Lambda::Function" || Properties.FunctionName === undefined) continue;
    const variables = Object.entries(Properties.Environment?.Variables ?? {});
    const role = Properties.Role["Fn::GetAtt"][0];
    deployed.set(Properties.FunctionName, {
      id,
      name: Properties.FunctionName,
      bundle: join(stack.codeOf(id), "index.mjs"),
      grants: grantsOf(resources, role),
      environment: Object.fromEntries(variables.map(([name, value]) => [name, text(value)])),
    });
  }

  function start(called: Deployed): ChildProcess {
    const child = fork(runner, [called.bundle], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        PATH: process.env.PATH,
        AWS_REGION: "eu-central-1",
        AWS_ACCESS_KEY_ID: called.name,
        AWS_SECRET_ACCESS_KEY: "here",
        AWS_ENDPOINT_URL: endpoint,
        AWS_LAMBDA_FUNCTION_NAME: called.name,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        ...called.environment,
      },
    });
    const collect = (piece: Buffer) => here.lines.push(...piece.toString().split("\n").filter(Boolean));
    child.stdout!.on("data", collect);
    child.stderr!.on("data", collect);
    running.set(called.name, child);
    child.once("exit", () => running.delete(called.name));
    return child;
  }

  async function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const target = String(request.headers["x-amz-target"] ?? "");
    const url = new URL(request.url!, endpoint);
    const signed = request.headers.authorization ?? `Credential=${url.searchParams.get("X-Amz-Credential")}`;
    const caller = deployed.get(/Credential=([^/]+)\//.exec(signed)?.[1] ?? "");
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(value));
    const refuse = () => json(400, { __type: "AccessDeniedException", message: "not granted" });

    if (target.startsWith("DynamoDB_")) {
      const operation = target.split(".")[1];
      if (caller && !asksOf(body).every((at) => allowed(caller, `dynamodb:${operation}`, at)))
        return void refuse();
      const broken =
        caller &&
        asksOf(body)
          .map((resource) => here.breaks({ caller: caller.name, action: `dynamodb:${operation}`, resource }))
          .find((name) => name !== undefined);
      if (broken) return void json(400, { __type: broken, message: "broken by the test" });
      const { status, text } = await engine.request(operation, body.toString());
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(text);
      return;
    }
    if (caller === undefined) return void json(403, { message: `nobody: ${request.url}` });
    if (target === "secretsmanager.GetSecretValue") {
      const { SecretId } = JSON.parse(body.toString());
      if (!allowed(caller, "secretsmanager:GetSecretValue", SecretId)) return void refuse();
      return void json(200, {
        ARN: SecretId,
        SecretString: "a secret of this deployment, 64 characters long",
      });
    }
    if (target === "AWSEvents.PutEvents") {
      const { Entries } = JSON.parse(body.toString()) as { Entries: Record<string, string>[] };
      for (const { EventBusName: bus, DetailType: type, Detail } of Entries) {
        const [id] = Object.entries(resources).find(
          ([, { Type, Properties }]) => Type === "AWS::Events::EventBus" && Properties.Name === bus,
        )!;
        if (!allowed(caller, "events:PutEvents", `<${id}>.Arn`)) return void refuse();
        here.events.push({ bus, type, detail: JSON.parse(Detail) });
      }
      return void json(200, {
        FailedEntryCount: 0,
        Entries: Entries.map((_, i) => ({ EventId: String(i) })),
      });
    }
    if (target.startsWith("AWSStepFunctions.")) {
      const input = JSON.parse(body.toString());
      const operation = target.split(".")[1];
      if (!allowed(caller, `states:${operation}`, input.stateMachineArn)) return void refuse();
      if (operation === "ListExecutions")
        return void json(200, { executions: here.executionsRunning ? [{ name: "night" }] : [] });
      here.later.push({ target: input.stateMachineArn, input: JSON.parse(input.input) });
      return void json(200, { executionArn: "started", startDate: 0 });
    }
    const invoked = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname);
    if (invoked) {
      const [id] = Object.entries(resources).find(
        ([id, { Type }]) => Type === "AWS::Lambda::Function" && `<${id}>` === decodeURIComponent(invoked[1]),
      )!;
      if (!allowed(caller, "lambda:InvokeFunction", `<${id}>.Arn`)) return void refuse();
      here.later.push({
        target: resources[id].Properties.FunctionName,
        input: JSON.parse(body.toString()),
      });
      return void response.writeHead(202).end();
    }
    s3(caller, request.method!, url, body, request.headers, response);
  }

  /** Objects by path, /<bucket>/<key>; the little of S3 that the store of files uses. */
  function s3(
    caller: Deployed,
    method: string,
    url: URL,
    body: Buffer,
    headers: IncomingMessage["headers"],
    response: ServerResponse,
  ): void {
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split("/");
    const key = rest.join("/");
    const arn = `${bucket}.Arn${key === "" ? "" : `/${key}`}`;
    const xml = (status: number, inside: string) =>
      response
        .writeHead(status, { "content-type": "application/xml" })
        .end(`<?xml version="1.0" encoding="UTF-8"?>${inside}`);
    const may = (action: string) => {
      if (allowed(caller, action, arn)) return true;
      xml(403, "<Error><Code>AccessDenied</Code><Message>not granted</Message></Error>");
      return false;
    };
    const action = { GET: "s3:GetObject", PUT: "s3:PutObject", DELETE: "s3:DeleteObject" }[method] ?? method;
    const broken = here.breaks({ caller: caller.name, action, resource: arn });
    if (broken)
      return void xml(400, `<Error><Code>${broken}</Code><Message>broken by the test</Message></Error>`);
    if (method === "GET" && url.searchParams.has("list-type")) {
      if (!may("s3:ListBucket")) return;
      const prefix = url.searchParams.get("prefix") ?? "";
      const keys = [...here.files.keys()].filter((name) => name.startsWith(prefix));
      const contents = keys.map((name) => `<Contents><Key>${name}</Key></Contents>`).join("");
      return void xml(
        200,
        `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`,
      );
    }
    if (method === "GET") {
      if (!may("s3:GetObject")) return;
      const file = here.files.get(key);
      const range = /^bytes=(\d+)-(\d+)$/.exec(String(headers.range ?? ""));
      if (file && range) {
        const piece = file.subarray(Number(range[1]), Number(range[2]) + 1);
        return void response.writeHead(206, { etag: '"e"' }).end(piece);
      }
      if (file) return void response.writeHead(200, { etag: '"e"' }).end(file);
      return void xml(404, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
    }
    if (method === "PUT") {
      if (!may("s3:PutObject")) return;
      here.files.set(key, unchunked(body));
      return void response.writeHead(200, { etag: '"e"' }).end();
    }
    if (method === "DELETE") {
      if (!may("s3:DeleteObject")) return;
      here.files.delete(key);
      return void response.writeHead(204).end();
    }
    xml(501, "<Error><Code>NotImplemented</Code></Error>");
  }

  /** ARNs of the tables and indexes that an operation is about. */
  function asksOf(body: Buffer): string[] {
    const { TableName, IndexName, RequestItems = {} } = JSON.parse(body.toString());
    const tables = TableName === undefined ? Object.keys(RequestItems) : [TableName];
    return tables.map((name) => `<${physical.get(name)}>.Arn${IndexName ? `/index/${IndexName}` : ""}`);
  }

  const names = Object.fromEntries(
    [...physical.keys()].map((name) => [name.slice(stack.prefix.length), name]),
  ) as Record<TableName, string>;
  const client = new DynamoDBClient({
    endpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "operator", secretAccessKey: "here" },
  });
  await createTables(client, names);
  const store = createStore({ client: documentClient(client), tableNames: names }, memoryBlobs());
  here.withStore = (work) => work(store);
  return here;
}

/** A body sent with a checksum behind it comes in pieces, each with its length in front. */
function unchunked(body: Buffer): Buffer {
  const first = /^([0-9a-f]+)(;[^\r]*)?\r\n/.exec(body.subarray(0, 200).toString("latin1"));
  if (!first || !body.subarray(-200).toString("latin1").includes("x-amz-checksum")) return body;
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf("\r\n", at);
    const length = Number.parseInt(body.subarray(at, end).toString("latin1"), 16);
    if (!(length > 0)) return Buffer.concat(pieces);
    pieces.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
