import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename } from "node:path";
import type { Hono } from "hono";
import { docsFiles } from "../../functions/api/docs.ts";

/** Gives /docs its script and style out of the installed packages: nothing is loaded from elsewhere. */
export function serveDocsFiles(app: Hono): void {
  const { resolve } = createRequire(import.meta.url);
  for (const [path, type] of Object.entries(docsFiles)) {
    const file = resolve(`swagger-ui-dist/${basename(path)}`);
    app.get(path, async (c) => c.body(await readFile(file), 200, { "Content-Type": type }));
  }
}
