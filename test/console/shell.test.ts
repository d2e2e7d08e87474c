import { describe, expect, it } from "vitest";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { settled } from "./support/visit.ts";
import { weighed } from "./support/weighed.ts";

describe.skipIf(chromiumMissing !== null)("the console's frame (needs Chromium)", () => {
  const { shop, visit } = inBrowser({ customers: 0 });

  it("takes the key out of the address into this tab only", async () => {
    const key = await shop().key("admin");
    await visit({ key, at: "/overview" }, async (page) => {
      await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
      expect(new URL(page.url()).hash).toBe("#/overview");
      const kept = await page.evaluate(() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]);
      expect(kept[0]).not.toContain("saf_");
      expect(kept[1]).toContain(key);
      await settled(page);
    });
  });

  it("first loads less than 200 KB of script and style, as gzip sends them", async () => {
    const key = await shop().key("admin");
    await visit({ key: null }, async (page) => {
      const bytes = weighed(page);
      await page.goto("about:blank");
      await page.goto(`${shop().url}/#key=${key}`);
      await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
      await settled(page);
      expect(await bytes()).toBeGreaterThan(20_000);
      expect(await bytes()).toBeLessThan(200_000);
    });
  });

  it("cannot ask another origin: its policy of content forbids it, and the visit notices", async () => {
    const asking = visit({ key: null }, async (page) => {
      await page.evaluate(() => fetch("http://127.0.0.1:9/elsewhere").catch(() => {}));
    });
    await expect(asking).rejects.toThrow(
      /violates the following Content Security Policy.*elsewhere|elsewhere.*Content Security Policy/s,
    );
  });

  it("refuses a key that nobody made, in words", async () => {
    await visit({ key: null, refusals: [401] }, async (page) => {
      await page.getByLabel("Access key").fill("saf_000000000000_nobody");
      await page.getByRole("button", { name: "Sign in" }).click();
      expect(await page.getByRole("alert").innerText()).toMatch(/key/i);
    });
  });

  it("speaks Arabic from right to left, and remembers it", async () => {
    await visit({ key: null }, async (page) => {
      await page.getByRole("button", { name: "العربية" }).click();
      await page.getByRole("heading", { name: "تسجيل الدخول" }).waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "تسجيل الدخول" }).waitFor();
      expect(
        await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
      ).toEqual(["ar", "rtl"]);
    });
  });
});
