import type { Page } from "playwright-core";
import { buildConsole } from "../test/console/support/buildConsole.ts";
import { launchChromium } from "../test/console/support/chromium.ts";
import { openShop } from "../test/console/support/demoShop.ts";
import { settled, visit } from "../test/console/support/visit.ts";
import { weighed } from "../test/console/support/weighed.ts";
import type { BenchRow } from "./row.ts";

/** Customers of the shop. Loading 100,000 takes minutes; fewer by env SAFIR_CUSTOMERS. */
const customers = Number(process.env.SAFIR_CUSTOMERS ?? 100_000);
const loads = 7;
/** Ends of the filter by predicted value. */
const ends = Array.from({ length: 15 }, (_, at) => 20 + 12 * at);

/** What a marketer waits for: the first load, the overview, a filtered list; in Chromium, of the whole service. */
export async function rows(): Promise<BenchRow[]> {
  const built = await buildConsole();
  const browser = await launchChromium();
  const shop = await openShop({ consoleFolder: built.folder, customers });
  try {
    const key = await shop.key("admin");
    const sizes: number[] = [];
    const overviews: number[] = [];
    const lists: number[] = [];
    for (let load = 0; load < loads; load++) {
      await visit(browser, shop, { key: null }, async (page) => {
        const bytes = weighed(page);
        await page.goto("about:blank");
        await page.goto(`${shop.url}/#key=${key}&to=/overview`);
        overviews.push(await sinceNavigation(page));
        sizes.push(await bytes());
      });
    }
    await visit(browser, shop, { key, at: "/segments/steady?minClv=1" }, async (page) => {
      await page.getByRole("grid").getByRole("link").first().waitFor();
      for (const end of ends) {
        await settled(page);
        lists.push(await untilFiltered(page, `minClv=${end}`));
      }
    });
    const of = `${customers.toLocaleString("en")} customers`;
    return [
      { what: "first load, script and style, gzip", measured: sizes[0] / 1000, unit: "KB", atMost: 200 },
      { what: `overview, ${of}: median`, measured: median(overviews), unit: "ms", atMost: 1000 },
      { what: `filtered list, ${of}: median`, measured: median(lists), unit: "ms", atMost: 300 },
    ];
  } finally {
    await shop.close();
    await browser.close();
    await built.remove();
  }
}

/** Milliseconds from the address to a page on which nothing is still being read. */
async function sinceNavigation(page: Page): Promise<number> {
  const shown = await page.waitForFunction(() => {
    const whole = document.querySelector("main h1") && !document.querySelector(".loading, .bone");
    return whole ? performance.now() : null;
  });
  return (await shown.jsonValue())!;
}

/** Milliseconds from a filter to the list of who meets it, read and shown. */
async function untilFiltered(page: Page, filter: string): Promise<number> {
  const begun = await page.evaluate((to) => {
    location.hash = to;
    return performance.now();
  }, `#/segments/steady?${filter}`);
  const shown = await page.waitForFunction(
    (asked) => {
      const read = performance.getEntriesByType("resource").some(({ name }) => name.includes(asked.filter));
      return read && !document.querySelector(".bone, [aria-busy=true]")
        ? performance.now() - asked.begun
        : null;
    },
    { begun, filter },
  );
  return (await shown.jsonValue())!;
}

const median = (values: number[]) => values.sort((p, q) => p - q)[Math.floor(values.length / 2)];

if (import.meta.filename === process.argv[1]) console.table(await rows());
