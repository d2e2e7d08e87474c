import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The deployment's secret: made once for a data folder and kept there, readable by its owner only; a new one
 * for every start without a folder.
 */
export function secretOf(dataDir: string | undefined): string {
  const fresh = randomBytes(32).toString("hex");
  if (dataDir === undefined) return fresh;
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "secret");
  try {
    writeFileSync(path, fresh, { flag: "wx", mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return readFileSync(path, "utf8").trim();
  }
}
