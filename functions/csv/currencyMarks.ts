/**
 * How a currency may be written beside an amount: its code, and its signs and names in English and Arabic,
 * compared without case, spaces and direction marks.
 *
 * @example currencyMarks("SAR").has("ر.س"); // => true
 */
export function currencyMarks(currency: string): Set<string> {
  const marks = new Set([currency.toLowerCase()]);
  for (const locale of ["en", "ar", `und-${currency.slice(0, 2)}`]) {
    for (const currencyDisplay of ["symbol", "narrowSymbol", "name"] as const) {
      for (const amount of [1, 2, 3, 11]) {
        const parts = new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          currencyDisplay,
        }).formatToParts(amount);
        for (const { type, value } of parts) if (type === "currency") marks.add(plainMark(value));
      }
    }
  }
  for (const mark of furtherMarks[currency]?.split(" ") ?? []) marks.add(mark);
  return marks;
}

/** A mark as it is compared. */
export function plainMark(mark: string): string {
  return mark
    .toLowerCase()
    .replace(/[\s\u00a0\u202f\u061c\u200e\u200f]/g, "")
    .replace(/^\.+|\.+$/g, "");
}

/** What shops write besides what Intl knows. */
const furtherMarks: Record<string, string> = {
  SAR: "sr ريال ر.س \u20c1",
  AED: "dhs درهم \u20c3",
  EGP: "le l.e جنيه ج.م",
  KWD: "kd دينار",
  BHD: "bd دينار",
  JOD: "jd دينار",
  OMR: "ro ريال",
  QAR: "qr ريال",
  INR: "rs",
  PKR: "rs",
  CHF: "fr",
};
