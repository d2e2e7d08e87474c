import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { words as importing } from "../../web/src/pages/import/words.ts";
import { words as segments } from "../../web/src/pages/segments/words.ts";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { ordersFile } from "./support/ordersFile.ts";

const textOf = async (download: Download) => readFile(await download.path(), "utf8");

for (const language of ["en", "ar"] as const) {
  describe.skipIf(chromiumMissing !== null)(`from a file to a list, ${language} (needs Chromium)`, () => {
    const { shop, visit } = inBrowser({ customers: 0 });
    const press = (page: Page, words: { en: string; ar: string }) =>
      page.getByRole("button", { name: words[language], exact: true }).click();

    it("a marketer imports orders, sees which rows are left out, runs a night and exports a segment", async () => {
      const key = await shop().key("admin");
      const { good, ...file } = ordersFile(language, 200);
      await visit({ key, at: "/import", language }, async (page) => {
        await page.locator("input[type=file]").setInputFiles(file);

        const rejected = page.waitForEvent("download");
        await press(page, importing.downloadRejected);
        expect(await textOf(await rejected)).toMatch(/bad-1.*bad-2/s);

        const number = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-arab" : "en").format(good);
        await page.getByRole("button", { name: number }).click();
        await page.getByRole("heading", { name: importing.over[language] }).waitFor();
        await press(page, importing.startNight);
        const toSegments = page.getByRole("link", { name: importing.toSegments[language] });
        // A night takes seconds, and minutes on a machine at work on all else.
        await toSegments.click({ timeout: 180_000 });

        await page.getByRole("heading", { level: 1, name: segments.title[language] }).waitFor();
        await page.getByRole("grid").getByRole("link").first().waitFor();
        await press(page, segments.exportList);
        const list = page.waitForEvent("download");
        await page.getByRole("dialog").getByRole("button", { name: segments.exportNow[language] }).click();
        const rows = (await textOf(await list)).trim().split(/\r?\n/);
        const shown = await page.getByRole("grid").getAttribute("aria-rowcount");
        expect(rows[0]).toContain("customerId");
        expect(String(rows.length)).toBe(shown);
      });
    });
  });
}
