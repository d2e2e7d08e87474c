import type { Plugin } from "esbuild";

/**
 * The SDK loads its reader of event streams when an operation answers with one; none that is called here does. Named by
 * a dynamic import, it would hold all it imports whole: a third of the SDK's core.
 */
export const noEventStreams: Plugin = {
  name: "no-event-streams",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, namespace: "no-event-streams", sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "no-event-streams" }, () => ({ contents: "export {};", loader: "js" }));
  },
};
