export type Language = "en" | "ar";

/** Digits: 0123 or ٠١٢٣. */
export type Numerals = "latn" | "arab";

export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** The digits a language is usually written with. */
export const usualNumerals = (language: Language): Numerals => (language === "ar" ? "arab" : "latn");

/** A locale for Intl. Dates are Gregorian, as orders are. */
export const localeOf = (language: Language, numerals: Numerals): string =>
  `${language === "ar" ? "ar" : "en-GB"}-u-ca-gregory-nu-${numerals}`;
