import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * What of zod nothing here calls but its namespace holds fast: messages in some forty languages (the API's problems are
 * in English), a compiler of schemas, a reader of JSON Schema. A third of a megabyte.
 */
export const leanZod: Plugin = {
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
