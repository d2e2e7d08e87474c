import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chromiumMissing } from "./support/chromium.ts";
import { inBrowser } from "./support/inBrowser.ts";
import { placesOf } from "./support/places.ts";
import { settled } from "./support/visit.ts";

/** The chart of a title. */
const chart = (page: Page, title: string) => page.getByRole("figure", { name: title, exact: true });

/** The rows of a chart read as a table. */
async function tableOf(page: Page, title: string): Promise<string[][]> {
  await chart(page, title)
    .getByRole("button", { name: /^As table/ })
    .click();
  const rows = await chart(page, title).locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

describe.skipIf(chromiumMissing !== null)("customer, model and cohorts (needs Chromium)", () => {
  const { shop, visit } = inBrowser({ customers: 150 });
  const api = async (path: string, key: string) => {
    const answer = await fetch(`${shop().url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    return answer.json();
  };

  it("a customer is found by id, with the curve that the API answers, drawn and as a table", async () => {
    const key = await shop().key("scores:read", "segments:read");
    const places = await placesOf(shop().url, key);
    const customer = places.find(({ name }) => name === "customer")!.at.split("/")[2];
    const { past, projection } = await api(`/v1/customers/${customer}/curve`, key);
    await visit({ key, at: "/customer" }, async (page) => {
      await page.getByLabel("Find a customer by id").fill(customer);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/#/customer/${customer}`);
      await settled(page);
      expect(await chart(page, "Chance still a customer").locator("svg path").count()).toBeGreaterThan(2);
      const rows = await tableOf(page, "Chance still a customer");
      expect(rows).toHaveLength(past.length + projection.length - 1);
      const now = past[past.length - 1].probabilityAlive;
      expect(rows[past.length - 1][2]).toBe(`${(100 * now).toFixed(1)}%`);
    });
  });

  it("every chart of the three pages has a title, a table and a CSV", async () => {
    const key = await shop().key("admin");
    const places = await placesOf(shop().url, key);
    for (const { name, at } of places.filter(({ name }) => ["customer", "model", "cohorts"].includes(name))) {
      await visit({ key, at }, async (page) => {
        await settled(page);
        const charts = await page.getByRole("figure").all();
        expect(charts.length, name).toBeGreaterThan(1);
        for (const figure of charts) {
          expect(await figure.getByRole("heading").innerText()).toMatch(/\S/);
          const saved = page.waitForEvent("download");
          await figure.getByRole("button", { name: /CSV/ }).click();
          expect((await saved).suggestedFilename()).toMatch(/^[a-zA-Z-]+\.csv$/);
          await figure.getByRole("button", { name: /^As table/ }).click();
          expect(await figure.locator("tbody tr").count()).toBeGreaterThan(0);
        }
      });
    }
  });

  it("the map of the model holds every customer of a band, and follows what is chosen", async () => {
    const key = await shop().key("scores:read");
    const { heatMaps } = await api("/v1/models/current/portrait", key);
    await visit({ key, at: "/model" }, async (page) => {
      await settled(page);
      await page.getByLabel("First order").selectOption("0");
      const rows = await tableOf(page, "Chance still a customer");
      const counted = rows.reduce((sum, row) => sum + Number(row[row.length - 1]), 0);
      expect(counted).toBe(heatMaps[0].customers);
      await page.getByRole("radio", { name: /^Expected orders/ }).setChecked(true, { force: true });
      await chart(page, "Expected orders in 365 days").waitFor();
    });
  });

  it("what is shown of cohorts stands in the address", async () => {
    const key = await shop().key("segments:read");
    await visit({ key, at: "/cohorts" }, async (page) => {
      await settled(page);
      await page.getByRole("radio", { name: "Value a customer" }).setChecked(true, { force: true });
      await chart(page, "Value a customer, by month of first order").waitFor();
      expect(new URL(page.url()).hash).toContain("measure=value");
      await page.reload();
      await chart(page, "Value a customer, by month of first order").waitFor();
    });
  });
});
