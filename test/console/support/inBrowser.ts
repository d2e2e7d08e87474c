import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { launchChromium } from "./chromium.ts";
import { openShop, type Shop } from "./demoShop.ts";
import { type Visit, visit } from "./visit.ts";

export interface InBrowser {
  shop(): Shop;
  visit(visit: Visit, work: (page: Page) => Promise<void>): Promise<void>;
}

/** A shop and a browser for the tests of one file. */
export function inBrowser(options: { customers: number; nights?: readonly number[] }): InBrowser {
  let shop: Shop;
  let browser: Browser;
  beforeAll(async () => {
    const answer = await fetch(inject("builtConsole"));
    if (!answer.ok) throw new Error(`inBrowser requires a console that builds: ${await answer.text()}`);
    const { folder } = (await answer.json()) as { folder: string };
    [shop, browser] = await Promise.all([openShop({ consoleFolder: folder, ...options }), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });
  return { shop: () => shop, visit: (asked, work) => visit(browser, shop, asked, work) };
}
