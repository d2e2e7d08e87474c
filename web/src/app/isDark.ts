import { type Cell, createCell, useCell } from "./cell.ts";
import { view } from "./view.ts";

const asked = matchMedia("(prefers-color-scheme: dark)");
const dark: Cell<boolean> = createCell(now());

view.watch(() => dark.set(now()));
asked.addEventListener("change", () => dark.set(now()));

function now(): boolean {
  const { theme } = view.get();
  return theme === "system" ? asked.matches : theme === "dark";
}

/** Whether the console is shown dark: by choice, else as the system is. */
export const useIsDark = (): boolean => useCell(dark);
