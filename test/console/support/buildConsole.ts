import { rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";

export interface BuiltConsole {
  folder: string;
  remove(): Promise<void>;
}

/** Builds the console as `npm run build` does, into a folder of its own. */
export async function buildConsole(): Promise<BuiltConsole> {
  const folder = await mkdtemp(join(tmpdir(), "safir-console-"));
  const configFile = resolve(import.meta.dirname, "../../../vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
