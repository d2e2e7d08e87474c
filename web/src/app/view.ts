import type { Language, Numerals } from "../i18n/language.ts";
import { type Cell, createCell } from "./cell.ts";

export type Theme = "light" | "dark" | "system";

/** How a person wants to see the console; kept on their machine. */
export interface View {
  language: Language;
  theme: Theme;
  /** Digits; null: as is usual in the language. */
  numerals: Numerals | null;
}

const place = "safir.view";

export const view: Cell<View> = createCell<View>(kept());

export function changeView(change: Partial<View>): void {
  view.set({ ...view.get(), ...change });
  localStorage.setItem(place, JSON.stringify(view.get()));
}

/** What was kept, as far as it is understood; else what the browser says of its user. */
function kept(): View {
  const language: Language = navigator.language.startsWith("ar") ? "ar" : "en";
  try {
    const { language: was, theme, numerals } = JSON.parse(localStorage.getItem(place) ?? "{}");
    return {
      language: was === "ar" || was === "en" ? was : language,
      theme: theme === "light" || theme === "dark" ? theme : "system",
      numerals: numerals === "latn" || numerals === "arab" ? numerals : null,
    };
  } catch {
    return { language, theme: "system", numerals: null };
  }
}
