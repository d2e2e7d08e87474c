import { resolve } from "node:path";
import { defineConfig } from "vite";

const root = resolve(import.meta.dirname, "web");

/** The console's build: web/ becomes web/dist, plain files that any host of the API can serve. */
export default defineConfig({
  root,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: resolve(root, "dist"),
    emptyOutDir: true,
    // Browsers that know light-dark(): each colour is written once for both themes.
    target: ["es2022", "chrome123", "edge123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    // Nothing inlined: the policy of content allows no data but images, and files are cached for good.
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "charts",
              test: /node_modules[\\/](@observablehq|d3|d3-[a-z-]+|internmap|delaunator|robust-predicates|isoformat|interval-tree-1d|binary-search-bounds)[\\/]/,
            },
            { name: "preact", test: /node_modules[\\/]preact[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ["/v1", "/docs", "/openapi.json", "/healthz"].map((path) => [path, "http://127.0.0.1:8787"]),
    ),
  },
});
