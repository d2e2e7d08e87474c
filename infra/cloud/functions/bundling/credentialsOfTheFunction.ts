import type { Plugin } from "esbuild";

/** A function has its credentials in its environment: the SDK's other sources are never reached there. */
export const credentialsOfTheFunction: Plugin = {
  name: "credentials-of-the-function",
  setup({ onResolve, onLoad }) {
    const filter =
      /^@aws-sdk\/credential-provider-(http|ini|login|process|sso|web-identity)$|^@smithy\/credential-provider-imds$/;
    onResolve({ filter }, ({ path }) => ({ path, namespace: "elsewhere", sideEffects: false }));
    onLoad({ filter: /.*/, namespace: "elsewhere" }, () => ({ contents: "export {};", loader: "js" }));
  },
};
