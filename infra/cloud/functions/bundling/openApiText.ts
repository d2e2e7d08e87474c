import type { Plugin } from "esbuild";
import { openApi } from "../../../../functions/contract/openApi.ts";

/** The finished description instead of what makes it from the contract. */
export const openApiText: Plugin = {
  name: "open-api-text",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]functions[\\/]contract[\\/]openApi\.ts$/ }, () => ({
      contents: `const text = ${JSON.stringify(JSON.stringify(openApi()))};\nexport const openApi = () => JSON.parse(text);`,
    }));
  },
};
