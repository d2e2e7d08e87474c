import type { Language } from "./language.ts";

/** A text in both languages. `{name}` stands for a value given when it is said. */
export interface Words {
  en: string;
  ar: string;
}

/** Puts values into a text: say({en: "of {n}", ...}, "en", {n: "3"}) => "of 3". A name without a value stays. */
export function fill(words: Words, language: Language, values: Record<string, string> = {}): string {
  return words[language].replaceAll(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

/** A text that depends on a number, by the plural forms of each language; `{n}` is the number. */
export interface CountedWords {
  en: { one: string; other: string };
  ar: { zero?: string; one: string; two: string; few: string; many: string; other: string };
}

/** The form of a counted text for a number, with `{n}` still to be filled. */
export function formOf(counted: CountedWords, n: number, language: Language): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string } = counted[language];
  return forms[new Intl.PluralRules(language).select(n)] ?? forms.other;
}
