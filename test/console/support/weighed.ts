import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/**
 * Notes what script and style a page loads from now on.
 *
 * @returns what tells their bytes so far, each file as gzip makes it on the way
 */
export function weighed(page: Page): () => Promise<number> {
  const loaded: Response[] = [];
  page.on("response", (response) => {
    if (["script", "stylesheet"].includes(response.request().resourceType())) loaded.push(response);
  });
  return async () => {
    const bodies = await Promise.all(loaded.map((response) => response.body()));
    return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  };
}
