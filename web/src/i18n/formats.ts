import { type Language, localeOf, type Numerals } from "./language.ts";

/** Shown where there is no number. */
const none = "–";

type Value = number | null | undefined;

/** How numbers, money and dates are written in one locale. Dates are local dates of the shop, `2026-03-31`. */
export interface Formats {
  locale: string;
  /** @param digits exactly so many after the point; default 0 */
  number(value: Value, digits?: number): string;
  /** 12.3K, for axes and large counts. */
  compact(value: Value): string;
  /** In major units of the currency (ISO 4217). Without a fraction from 1,000 on. */
  money(value: Value, currency: string): string;
  /** Without a fraction, whatever the amount: for columns, where digits stand under digits. */
  moneyWhole(value: Value, currency: string): string;
  /** Without a fraction, so that a column of it lines up. */
  moneyWhole(value: Value, currency: string): string;
  moneyCompact(value: Value, currency: string): string;
  /** @param share 0.5 = 50% */
  percent(share: Value, digits?: number): string;
  /** A difference with its sign. */
  signed(value: Value, digits?: number): string;
  signedMoney(value: Value, currency: string): string;
  /** A difference of shares: 0.02 = +2%. */
  signedPercent(share: Value, digits?: number): string;
  date(day: string | null | undefined): string;
  dateLong(day: string | null | undefined): string;
  dayMonth(day: string | null | undefined): string;
  /** @param month `2026-03` */
  month(month: string | null | undefined): string;
  days(count: Value): string;
}

const made = new Map<string, Formats>();

/** The formats of a language with digits of a kind; made once. */
export function formatsFor(language: Language, numerals: Numerals): Formats {
  const locale = localeOf(language, numerals);
  const formats = made.get(locale) ?? makeFormats(locale);
  made.set(locale, formats);
  return formats;
}

function makeFormats(locale: string): Formats {
  const numbers = cached((key) => new Intl.NumberFormat(locale, JSON.parse(key)));
  const dates = cached((key) => new Intl.DateTimeFormat(locale, { ...JSON.parse(key), timeZone: "UTC" }));
  const show = (value: Value, options: Intl.NumberFormatOptions) =>
    typeof value === "number" && Number.isFinite(value)
      ? numbers(JSON.stringify(options)).format(value)
      : none;
  const showDay = (day: string | null | undefined, options: Intl.DateTimeFormatOptions) =>
    day ? dates(JSON.stringify(options)).format(new Date(`${day}T00:00:00Z`)) : none;
  const digitsOf = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  const moneyOptions = (value: Value, currency: string): Intl.NumberFormatOptions => ({
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(Math.abs(value ?? 0) >= 1000 && digitsOf(0)),
  });
  const sign = { signDisplay: "exceptZero" } as const;
  return {
    locale,
    number: (value, digits = 0) => show(value, digitsOf(digits)),
    compact: (value) => show(value, { notation: "compact", maximumSignificantDigits: 3 }),
    money: (value, currency) => show(value, moneyOptions(value, currency)),
    moneyWhole: (value, currency) => show(value, { ...moneyOptions(0, currency), ...digitsOf(0) }),
    moneyCompact: (value, currency) =>
      show(value, {
        ...moneyOptions(0, currency),
        notation: "compact",
        minimumFractionDigits: 0,
        maximumSignificantDigits: 3,
      }),
    percent: (share, digits = 0) => show(share, { style: "percent", ...digitsOf(digits) }),
    signed: (value, digits = 0) => show(value, { ...digitsOf(digits), ...sign }),
    signedMoney: (value, currency) => show(value, { ...moneyOptions(value, currency), ...sign }),
    signedPercent: (share, digits = 1) => show(share, { style: "percent", ...digitsOf(digits), ...sign }),
    date: (day) => showDay(day, { day: "numeric", month: "short", year: "numeric" }),
    dateLong: (day) => showDay(day, { day: "numeric", month: "long", year: "numeric" }),
    dayMonth: (day) => showDay(day, { day: "numeric", month: "short" }),
    month: (month) => showDay(month && `${month}-01`, { month: "short", year: "numeric" }),
    days: (count) =>
      show(count, { style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 0 }),
  };
}

/** Formats of Intl are slow to make and quick to use. */
function cached<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const found = kept.get(key) ?? make(key);
    kept.set(key, found);
    return found;
  };
}
