import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { docsScript } from "../../functions/api/docs.ts";

/** Gives /docs its script out of the installed packages: nothing is loaded from elsewhere. */
export function serveDocsScript(app: OpenAPIHono): void {
  const file = createRequire(import.meta.url).resolve("rapidoc/dist/rapidoc-min.js");
  app.get(docsScript, async (c) =>
    c.body(await readFile(file), 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  );
}
