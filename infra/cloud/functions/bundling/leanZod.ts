import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** Modules of zod's that nothing here calls, though schemas name them. */
const uncalled =
  /[\\/]zod[\\/]v4[\\/](core[\\/](compile|to-json-schema|json-schema-processors)|classic[\\/]from-json-schema)\.js$/;

/**
 * What of zod nothing here calls but its schemas and its namespace hold fast: messages in some forty languages (the
 * API's problems are in English), a compiler of schemas, a writer and a reader of JSON Schema. A third of a megabyte.
 */
export const leanZod: Plugin = {
  name: "lean-zod",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
    onLoad({ filter: uncalled }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const declared = text.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm);
      const renamed = text.matchAll(/^export \{ \w+ as (\w+) \};$/gm);
      const names = [...declared, ...renamed].map(([, name]) => name);
      return { contents: names.map((name) => `export const ${name} = () => undefined;`).join("\n") };
    });
  },
};
