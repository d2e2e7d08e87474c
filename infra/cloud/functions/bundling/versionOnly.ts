import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** Clients of the SDK tell their version, for which they read all of their package.json. */
export const versionOnly: Plugin = {
  name: "version-only",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/].*package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};
