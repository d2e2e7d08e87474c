import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser on this machine: env SAFIR_CHROMIUM, else where Debian keeps it; undefined where there is none. */
export const chromiumPath: string | undefined = [process.env.SAFIR_CHROMIUM, ...usualPlaces].find(
  (path) => path !== undefined && existsSync(path),
);

/** Why tests in a browser cannot run; null where they can. */
export const chromiumMissing: string | null =
  chromiumPath === undefined
    ? "no Chromium is installed (Debian: apt-get install chromium; elsewhere name its path in SAFIR_CHROMIUM)"
    : null;

if (chromiumMissing !== null && process.env.SAFIR_REQUIRE_CHROMIUM) {
  throw new Error(`tests of the console require a browser: ${chromiumMissing}`);
}

/** Starts the browser without its own errands: it asks for nothing but what a page does. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(`launchChromium requires a browser: ${chromiumMissing}`);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
