import type { Words } from "../families/family.ts";
import { minorDigits } from "../money/minorDigits.ts";
import { plainNumber } from "./plainNumber.ts";

const formatters = new Map<string, Intl.NumberFormat>();

/** Amounts said before, by what is shown of them: formatting takes microseconds, and a million reasons quote few. */
const said = new Map<string, Map<number, Words>>();
const mostSaid = 50_000;

/**
 * An amount of money in major units for a sentence: "SAR 420", "420 ريال سعودي"; a bare number without currency.
 * From 100 on without decimals, below with those of the currency.
 *
 * @param currency ISO 4217 code
 */
export function amount(value: number, currency?: string): Words {
  if (currency === undefined) return { en: plainNumber(value), ar: plainNumber(value) };
  const round = Math.abs(value) >= 100 || Number.isInteger(value);
  const digits = round ? 0 : minorDigits(currency);
  const shown = Math.round(value * 10 ** digits) / 10 ** digits;
  let known = said.get(currency);
  if (known === undefined || known.size > mostSaid) {
    known = new Map();
    said.set(currency, known);
  }
  const key = round ? shown : shown + 0.0001; // 42 and 42.00 differ
  let words = known.get(key);
  if (words === undefined) {
    words = {
      en: format("en", "code", currency, round, shown),
      ar: format("ar-u-nu-latn", "name", currency, round, shown),
    };
    known.set(key, words);
  }
  return words;
}

function format(locale: string, display: "code" | "name", currency: string, round: boolean, value: number) {
  const key = `${locale} ${currency} ${round}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: display,
      ...(round ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    });
    formatters.set(key, formatter);
  }
  return formatter.format(value).replaceAll("\u00a0", " ");
}
