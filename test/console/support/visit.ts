import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Language } from "../../../web/src/i18n/language.ts";
import type { Shop } from "./demoShop.ts";

export interface Visit {
  /** Signs in as `npm start` does it: by the address; null for somebody without a key. */
  key: string | null;
  /** Place in the console, e.g. "/segments/at_risk". */
  at?: string;
  language?: Language;
  theme?: "light" | "dark";
  width?: number;
  height?: number;
  /** Statuses of answers the visit is about; the browser logs any other refusal as an error. */
  refusals?: readonly number[];
}

/**
 * Opens the console in a browser nobody has used before, does something there, and holds what is true of every visit:
 * nothing is asked of another origin, and the page logs no error (a breach of its policy of content is one).
 */
export async function visit(
  browser: Browser,
  { url }: Pick<Shop, "url">,
  { key, at = "/", language = "en", theme = "light", width = 1280, height = 900, refusals = [] }: Visit,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const chosen = { name: "safir.view", value: JSON.stringify({ language, theme }) };
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: "reduce",
    storageState: { cookies: [], origins: [{ origin: url, localStorage: [chosen] }] },
  });
  context.setDefaultTimeout(30_000);
  const faults = watchFaults(context, url, refusals);
  try {
    const page = await context.newPage();
    await page.goto(key === null ? `${url}/#${at}` : `${url}/#key=${key}&to=${encodeURIComponent(at)}`);
    await work(page);
    if (faults.length > 0) throw new Error(`visit requires a page without faults: ${faults.join("; ")}`);
  } finally {
    await context.close();
  }
}

function watchFaults(context: BrowserContext, origin: string, refusals: readonly number[]): string[] {
  const faults: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && protocol !== "data:" && protocol !== "blob:")
      faults.push(`asked another origin: ${request.url()}`);
  });
  context.on("console", (message) => {
    const refused = /the server responded with a status of (\d+)/.exec(message.text());
    if (refused !== null && refusals.includes(Number(refused[1]))) return;
    if (message.type() === "error" || message.type() === "warning")
      faults.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(String(error.error().stack ?? error.error())));
  return faults;
}

/** Waits until nothing on the page is still being read. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("main h1") !== null &&
      document.querySelector(".loading, .bone, [aria-busy=true]") === null,
  );
}
