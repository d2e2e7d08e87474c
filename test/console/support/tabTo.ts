import type { Locator } from "playwright-core";

/** Goes on by the Tab key until something has the focus, as somebody without a mouse does. */
export async function tabTo(wanted: Locator, most = 60): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses <= most; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await wanted.page().keyboard.press("Tab");
  }
  throw new Error(`tabTo requires something that ${most} presses of Tab reach: ${wanted}`);
}
