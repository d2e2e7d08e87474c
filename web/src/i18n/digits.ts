import type { Numerals } from "./language.ts";

const arabic = "٠١٢٣٤٥٦٧٨٩";

/**
 * A text with its numbers in the digits the reader chose: "48%" as "٤٨٪" and back. Digits of Latin names (BG/CNBD-2)
 * stay as they are.
 */
export function withDigits(text: string, numerals: Numerals): string {
  if (numerals === "latn") {
    return text.replaceAll(/[٠-٩]/g, (digit) => String(arabic.indexOf(digit))).replaceAll(/(?<=\d)٪/g, "%");
  }
  return text.replaceAll(/(?<![A-Za-z\d][-/_.]?)\d[\d,.]*%?/g, (number) =>
    number
      .replaceAll(/\d/g, (digit) => arabic[Number(digit)])
      .replaceAll(/,(?=.)/g, "٬")
      .replaceAll(/\.(?=.)/g, "٫")
      .replace("%", "٪"),
  );
}
