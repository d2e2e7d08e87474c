import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * Clients of the SDK describe every operation of their service under keys that are computed: `{ [_h]: ... }` with
 * `const _h = "http"`. A bundler must take those for more than data and keeps all. Written plainly, what nothing uses goes.
 */
export const schemasInUse: Plugin = {
  name: "schemas-in-use",
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]\w+\.js$/ },
      ({ path }) => {
        const source = readFileSync(path, "utf8");
        const texts = new Map(
          [...source.matchAll(/^const (\w+) = ("[^"\\\n]*");$/gm)].map(([, name, text]) => [name, text]),
        );
        const contents = source.replaceAll(/\[(\w+)\]:/g, (key, name) =>
          texts.has(name) ? `${texts.get(name)}:` : key,
        );
        return { contents };
      },
    );
  },
};
