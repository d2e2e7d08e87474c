import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { settled } from "./support/visit.ts";

describe.skipIf(chromiumMissing !== null)("the list of a segment (needs Chromium)", () => {
  const { shop, visit } = inBrowser({ customers: 300 });
  let key: string;
  beforeAll(async () => {
    key = await shop().key("segments:read", "scores:read");
  });

  /** Ids as the API lists them. */
  async function listed(query: string): Promise<string[]> {
    const url = `${shop().url}/v1/segments/steady/customers?limit=1000&${query}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    const { customers } = (await answer.json()) as { customers: { customerId: string }[] };
    return customers.map(({ customerId }) => customerId);
  }
  const shownIds = (page: Page) => page.getByRole("row").getByRole("link").allInnerTexts();
  const untilMatching = (page: Page, count: number) =>
    page.waitForFunction(
      (rows) => document.querySelector("[role=grid]")?.getAttribute("aria-rowcount") === String(rows),
      count + 1,
    );

  it("opens from its address as it was shared: segment, filters and order", async () => {
    const expected = await listed("minClv=150&sort=churn");
    expect(expected.length).toBeGreaterThan(10);
    await visit({ key, at: "/segments/steady?minClv=150&sort=churn" }, async (page) => {
      await untilMatching(page, expected.length);
      await settled(page);
      expect((await shownIds(page)).slice(0, 8)).toEqual(expected.slice(0, 8));
    });
  });

  it("narrows as one types, keeps that in the address, and widens again", async () => {
    const [all, some] = [await listed(""), await listed("minClv=200")];
    expect(some.length).toBeLessThan(all.length);
    await visit({ key, at: "/segments/steady" }, async (page) => {
      await untilMatching(page, all.length);
      await page.getByRole("button", { name: "Filters" }).click();
      await page.getByRole("group", { name: "Predicted value" }).getByLabel("At least").fill("200");
      await untilMatching(page, some.length);
      expect(page.url()).toContain("#/segments/steady?minClv=200");
      await page.reload();
      await untilMatching(page, some.length);
      await page.getByRole("button", { name: "Remove the filter" }).click();
      await untilMatching(page, all.length);
      await settled(page);
    });
  });

  it("understands Arabic digits, and shows them", async () => {
    const some = await listed("minClv=200");
    await visit({ key, at: "/segments/steady", language: "ar" }, async (page) => {
      await page.getByRole("button", { name: "الفلاتر" }).click();
      await page.getByRole("group", { name: "القيمة المتوقعة" }).getByLabel("على الأقل").fill("٢٠٠");
      await untilMatching(page, some.length);
      const count = new Intl.NumberFormat("ar-u-nu-arab").format(some.length);
      await page.getByRole("status").getByText(count, { exact: true }).waitFor();
    });
  });
});
