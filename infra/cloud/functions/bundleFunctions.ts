import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { build, type Metafile, type Plugin } from "esbuild";

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
    plugins: [leanZod, credentialsOfTheFunction, versionOnly],
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

/**
 * What of zod nothing here calls but its namespace holds fast: messages in some forty languages (the API's problems are
 * in English), a compiler of schemas, a reader of JSON Schema. A third of a megabyte.
 */
const leanZod: Plugin = {
  name: "lean-zod",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
    onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/](core[\\/]compile|classic[\\/]from-json-schema)\.js$/ },
      ({ path }) => {
        const names = readFileSync(path, "utf8").matchAll(
          /^export (?:async )?(?:function|class|const) (\w+)/gm,
        );
        return { contents: [...names].map(([, name]) => `export const ${name} = undefined;`).join("\n") };
      },
    );
  },
};

/** A function has its credentials in its environment: the SDK's other sources are never reached there. */
const credentialsOfTheFunction: Plugin = {
  name: "credentials-of-the-function",
  setup({ onResolve, onLoad }) {
    const filter =
      /^@aws-sdk\/credential-provider-(http|ini|login|process|sso|web-identity)$|^@smithy\/credential-provider-imds$/;
    onResolve({ filter }, ({ path }) => ({ path, namespace: "elsewhere", sideEffects: false }));
    onLoad({ filter: /.*/, namespace: "elsewhere" }, () => ({ contents: "export {};", loader: "js" }));
  },
};

/** Clients of the SDK tell their version, for which they read all of their package.json. */
const versionOnly: Plugin = {
  name: "version-only",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/].*package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};
