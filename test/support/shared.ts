import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const root = process.env.SAFIR_SHARED ?? resolve(import.meta.dirname, "../../../shared");

/** Whether the reference values and real order logs are beside the project. */
export const hasShared = existsSync(join(root, "data"));

if (!hasShared && process.env.SAFIR_REQUIRE_SHARED) {
  throw new Error(`tests with real data require ../shared beside the project: ${root} is not there`);
}

/** Path of a file beside the project, e.g. sharedPath("data", "cdnow_sample.csv"). */
export function sharedPath(...segments: string[]): string {
  return join(root, ...segments);
}
