import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import type { Language } from "../../web/src/i18n/language.ts";
import { words as campaigns } from "../../web/src/pages/campaigns/words.ts";
import { buildConsole } from "./support/buildConsole.ts";
import { launchChromium } from "./support/chromium.ts";
import { openShop } from "./support/demoShop.ts";
import { ordersFile } from "./support/ordersFile.ts";
import { palettePng } from "./support/palettePng.ts";
import { type Place, placesOf } from "./support/places.ts";
import { settled, visit } from "./support/visit.ts";

/**
 * Draws each page of the console in both languages and themes into docs/screens, `<page>.<language>.<theme>.png`:
 * `npm run screens` all of them, `npm run screens -- model rules` these.
 */
const folder = resolve(import.meta.dirname, "../../docs/screens");
/** Weeks of nights, so that segments have moved and forecasts can be held against what came. */
const nights = [91, 28, 7, 0];

const spring = { en: "Spring", ar: "الربيع" };

/** What one does on a page before it shows what it is for. */
const begun: Record<string, (page: Page, language: Language) => Promise<void>> = {
  async import(page, language) {
    const { good: _, ...file } = ordersFile(language, 400);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.locator(".import-send").waitFor();
  },
  async rules(page) {
    const counted = page.waitForResponse((response) => response.url().endsWith("/v1/rules/preview"));
    await page.getByRole("slider").first().press("PageDown");
    await counted;
  },
  async campaigns(page, language) {
    await page.getByRole("link", { name: campaigns.create[language] }).click();
    await page.getByLabel(campaigns.name[language]).fill(spring[language]);
    await page.getByLabel(campaigns.endsOn[language]).fill("2026-05-31");
    await page.getByRole("button", { name: campaigns.plan[language] }).click();
    await page.getByRole("heading", { name: campaigns.planTitle[language] }).waitFor();
  },
};

/** A page as it is in a window that holds it all: what stays in sight while one scrolls then covers nothing. */
async function wholePage(page: Page): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()!.width, height });
  await settled(page);
  return page.screenshot();
}

const asked = process.argv.slice(2);
const built = await buildConsole();
const browser = await launchChromium();
const shop = await openShop({ consoleFolder: built.folder, customers: 3000, nights });
try {
  const key = await shop.key("admin");
  const places: Place[] = [{ name: "sign-in", at: "" }, ...(await placesOf(shop.url, key))];
  const unknown = asked.filter((name) => !places.some((place) => place.name === name));
  if (unknown.length > 0) throw new Error(`screens requires pages of the console: ${unknown.join(", ")}`);
  await mkdir(folder, { recursive: true });
  for (const { name, at } of places.filter((place) => asked.length === 0 || asked.includes(place.name))) {
    for (const language of ["en", "ar"] satisfies Language[]) {
      for (const theme of ["light", "dark"] as const) {
        await visit(browser, shop, { key: at === "" ? null : key, at, language, theme }, async (page) => {
          await settled(page);
          await begun[name]?.(page, language);
          await settled(page);
          const png = palettePng(await wholePage(page));
          await writeFile(join(folder, `${name}.${language}.${theme}.png`), png);
        });
      }
    }
    console.log(name);
  }
} finally {
  await shop.close();
  await browser.close();
  await built.remove();
}
