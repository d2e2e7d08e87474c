import { useCell } from "../app/cell.ts";
import { view } from "../app/view.ts";
import { withDigits } from "./digits.ts";
import { type Formats, formatsFor } from "./formats.ts";
import { directionOf, type Language, usualNumerals } from "./language.ts";
import { type CountedWords, fill, formOf, type Words } from "./words.ts";

/** What a component needs to speak the reader's language. */
export interface Speech {
  language: Language;
  rtl: boolean;
  /** Also for what the service says: in Arabic its digits become those the reader chose. */
  say(words: Words, values?: Record<string, string>): string;
  /** A text that depends on a number, which stands in it as `{n}`. */
  count(words: CountedWords, n: number, values?: Record<string, string>): string;
}

export function useWords(): Speech {
  const { language, numerals } = useCell(view);
  const { number } = useFormat();
  const digits = numerals ?? usualNumerals(language);
  return {
    language,
    rtl: directionOf(language) === "rtl",
    say: ({ en, ar }, values) =>
      fill({ en, ar: language === "ar" ? withDigits(ar, digits) : ar }, language, values),
    count: (words, n, values) => {
      const form = formOf(words, n, language);
      return fill({ en: form, ar: form }, language, { n: number(n), ...values });
    },
  };
}

/** Numbers, money and dates as the reader writes them. */
export function useFormat(): Formats {
  const { language, numerals } = useCell(view);
  return formatsFor(language, numerals ?? usualNumerals(language));
}
