import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type BuiltConsole, buildConsole } from "./buildConsole.ts";
import { chromiumMissing } from "./chromium.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers {folder} of the built console, which the first to ask builds. */
    builtConsole: string;
  }
}

/** One build of the console for all test files, made when the first asks: most runs of a few files do without. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (chromiumMissing !== null) console.warn(`Tests of the console are skipped: ${chromiumMissing}`);
  let built: Promise<BuiltConsole> | undefined;
  const server = createServer(async (_, response) => {
    try {
      built ??= buildConsole();
      response.end(JSON.stringify({ folder: (await built).folder }));
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("builtConsole", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    await built?.then(
      (console) => console.remove(),
      () => {},
    );
  };
}
