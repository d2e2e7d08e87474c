import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type DynamoDbLocal, startDynamoDbLocal } from "../../../infra/local/startDynamoDbLocal.ts";
import { dynamoDbLocalFolder, dynamoDbLocalMissing } from "./dynamoDbLocalFolder.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers {endpoint} of DynamoDB Local, which the first to ask starts. */
    dynamoDbLocal: string;
  }
}

/**
 * One DynamoDB Local for all test files, started by the first that asks: Java takes seconds to start, and most
 * runs of a few test files do without.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (dynamoDbLocalMissing !== null) {
    console.warn(`Tests of DynamoDB Local are skipped: ${dynamoDbLocalMissing}`);
  }
  let started: Promise<DynamoDbLocal> | undefined;
  const server = createServer(async (_, response) => {
    try {
      started ??= startDynamoDbLocal(dynamoDbLocalFolder);
      response.end(JSON.stringify({ endpoint: (await started).endpoint }));
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("dynamoDbLocal", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    await started?.then(
      (engine) => engine.close(),
      () => {},
    );
  };
}
