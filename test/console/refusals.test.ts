import { describe, expect, it } from "vitest";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { placesOf } from "./support/places.ts";
import { settled } from "./support/visit.ts";

describe.skipIf(chromiumMissing !== null)("where there is nothing to show (needs Chromium)", () => {
  const { shop, visit } = inBrowser({ customers: 0 });

  it("each page of a shop without customers says so, and what to do", async () => {
    const key = await shop().key("admin");
    const places = await placesOf(shop().url, key);
    for (const { name, at } of places.filter(({ name }) => name !== "import")) {
      await visit({ key, at, refusals: [404, 409] }, async (page) => {
        await settled(page);
        expect(await page.locator(".empty, .failed").count(), name).toBeGreaterThan(0);
      });
    }
  });

  it("a key that lacks a scope is told which, in both languages", async () => {
    const key = await shop().key("orders:write");
    await visit({ key, at: "/segments", refusals: [403] }, async (page) => {
      await page.getByRole("alert").getByText("segments:read").first().waitFor();
    });
    await visit({ key, at: "/segments", language: "ar", refusals: [403] }, async (page) => {
      await page.getByRole("alert").getByText("segments:read").first().waitFor();
      await page.getByText("هذا المفتاح لا يملك الصلاحية").first().waitFor();
    });
  });

  it("nobody is shown for an id that no customer has", async () => {
    const key = await shop().key("admin");
    await visit({ key, at: "/customer/nobody", refusals: [404] }, async (page) => {
      await page.getByText("No customer has this id").first().waitFor();
    });
  });
});
