import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Language } from "../../web/src/i18n/language.ts";
import { buildConsole } from "./support/buildConsole.ts";
import { launchChromium } from "./support/chromium.ts";
import { openShop } from "./support/demoShop.ts";
import { type Place, placesOf } from "./support/places.ts";
import { settled, visit } from "./support/visit.ts";

/**
 * Draws each page of the console in both languages and themes into docs/screens, `<page>.<language>.<theme>.png`:
 * `npm run screens` all of them, `npm run screens -- model rules` these.
 */
const folder = resolve(import.meta.dirname, "../../docs/screens");
/** Weeks of nights, so that segments have moved and forecasts can be held against what came. */
const nights = [182, 91, 28, 7, 0];

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
          await page.screenshot({ path: join(folder, `${name}.${language}.${theme}.png`), fullPage: true });
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
