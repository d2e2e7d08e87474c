import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { build, type Metafile } from "esbuild";
import { answersOfDuty } from "./bundling/answersOfDuty.ts";
import { contractAsServed } from "./bundling/contractAsServed.ts";
import { credentialsOfTheFunction } from "./bundling/credentialsOfTheFunction.ts";
import { leanZod } from "./bundling/leanZod.ts";
import { noEventStreams } from "./bundling/noEventStreams.ts";
import { openApiText } from "./bundling/openApiText.ts";
import { schemasInUse } from "./bundling/schemasInUse.ts";
import { versionOnly } from "./bundling/versionOnly.ts";

const root = resolve(import.meta.dirname, "../../..");
const handlers = "functions/lambda";

/** A folder with a bundle for every handler: `<folder>/http/read/index.mjs` for functions/lambda/http/read.ts. */
export interface Bundles {
  folder: string;
  metafile: Metafile;
  /** The bundle of a handler named by its path from the root: "functions/lambda/http/read.ts". */
  codeOf(entry: string): lambda.Code;
}

/**
 * Bundles every file of functions/lambda that exports a handler, each by itself: ESM, minified, the SDK inside.
 * One run of esbuild for all of them takes about a second.
 */
export async function bundleFunctions(): Promise<Bundles> {
  const folder = mkdtempSync(join(tmpdir(), "safir-functions-"));
  // Synthesis copies what it takes; nothing needs the folder after that.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: handlerFiles(),
    outdir: folder,
    outbase: handlers,
    entryNames: "[dir]/[name]/index",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    minify: true,
    mainFields: ["module", "main"],
    // Packages that are CommonJS still ask for Node's own modules by require. A long name: the short ones are taken.
    banner: {
      js: "import{createRequire as requireOfBundle}from'node:module';const require=requireOfBundle(import.meta.url);",
    },
    // Arabic as it is: two bytes a letter instead of six.
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [
      answersOfDuty,
      openApiText,
      contractAsServed,
      leanZod,
      noEventStreams,
      schemasInUse,
      credentialsOfTheFunction,
      versionOnly,
    ],
  });
  return {
    folder,
    metafile,
    codeOf(entry) {
      if (!handlerFiles().includes(entry))
        throw new Error(`codeOf requires a handler of ${handlers}: ${entry}`);
      return lambda.Code.fromAsset(join(folder, entry.slice(handlers.length + 1, -".ts".length)));
    },
  };
}

/** Handlers by path from the root; folders named "shared" hold what they have in common. */
export function handlerFiles(): string[] {
  return readdirSync(join(root, handlers), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^(?!shared\/)[^/]+\/[^/]+\.ts$/.test(path))
    .map((path) => `${handlers}/${path}`)
    .sort();
}
