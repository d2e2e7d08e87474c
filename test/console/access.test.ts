import { describe, expect, it } from "vitest";
import { accessFaults } from "./support/accessFaults.ts";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { placesOf } from "./support/places.ts";
import { settled } from "./support/visit.ts";

describe.skipIf(chromiumMissing !== null)("axe-core finds nothing serious (needs Chromium)", () => {
  const { shop, visit } = inBrowser({ customers: 250 });

  for (const language of ["en", "ar"] as const) {
    it(`on the sign-in and on each page, light and dark: ${language}`, async () => {
      const key = await shop().key("admin");
      const found: Record<string, string[]> = {};
      for (const { name, at } of [{ name: "sign-in", at: "" }, ...(await placesOf(shop().url, key))]) {
        await visit({ key: at === "" ? null : key, at, language }, async (page) => {
          await settled(page);
          expect(await page.locator("nav [aria-current=page]").count(), at).toBe(at === "" ? 0 : 1);
          const light = await accessFaults(page);
          // Colours are all that the theme changes.
          await page.getByRole("radio").nth(1).setChecked(true, { force: true });
          await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
          const dark = await accessFaults(page, ["color-contrast"]);
          const faults = [...light, ...dark.map((fault) => `dark: ${fault}`)];
          if (faults.length > 0) found[name] = faults;
        });
      }
      expect(found).toEqual({});
    });
  }
});
