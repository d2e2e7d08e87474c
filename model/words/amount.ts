import type { Words } from "../families/family.ts";
import { plainNumber } from "./plainNumber.ts";

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * An amount of money in major units for a sentence: "SAR 420", "420 ريال سعودي"; a bare number without currency.
 * From 100 on without decimals, below with those of the currency.
 *
 * @param currency ISO 4217 code
 */
export function amount(value: number, currency?: string): Words {
  if (currency === undefined) return { en: plainNumber(value), ar: plainNumber(value) };
  const round = Math.abs(value) >= 100 || Number.isInteger(value);
  return {
    en: format("en", "code", currency, round, value),
    ar: format("ar-u-nu-latn", "name", currency, round, value),
  };
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
