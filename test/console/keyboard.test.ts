import { describe, expect, it } from "vitest";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { tabTo } from "./support/tabTo.ts";
import { settled } from "./support/visit.ts";

describe.skipIf(chromiumMissing !== null)("without a mouse (needs Chromium)", () => {
  const { shop, visit } = inBrowser({ customers: 150 });

  it("one signs in, goes to a segment, walks its list and opens a customer", async () => {
    const key = await shop().key("admin");
    await visit({ key: null }, async (page) => {
      await tabTo(page.getByLabel("Access key"));
      await page.keyboard.type(key);
      await page.keyboard.press("Enter");
      await tabTo(page.getByRole("link", { name: "Segments" }));
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Segments" }).waitFor();
      await tabTo(page.getByRole("link", { name: /^Steady/ }));
      await page.keyboard.press("Enter");
      const list = page.getByRole("grid", { name: /Steady/ });
      await tabTo(list);
      await settled(page);
      const third = await list.getByRole("row").nth(3).getByRole("link").innerText();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByText(third, { exact: true }).first().waitFor();
      expect(page.url()).toContain(`#/customer/${third}`);
      await settled(page);
    });
  });

  it("the first press of Tab offers the way past the navigation", async () => {
    await visit({ key: await shop().key("admin"), at: "/overview" }, async (page) => {
      await settled(page);
      await tabTo(page.getByRole("button", { name: "Skip to the content" }), 1);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    });
  });
});
