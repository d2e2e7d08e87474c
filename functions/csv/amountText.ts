import { asciiDigits } from "../../model/time/asciiDigits.ts";
import { plainMark } from "./currencyMarks.ts";

export interface AmountText {
  negative: boolean;
  /** All digits, without marks. */
  digits: string;
  /** How many of them stand behind the decimal mark. */
  decimals: number;
  /** A mark that stands once, before exactly three digits: thousands or a fraction. Read here as thousands. */
  lone?: "point" | "comma";
  /** The mark that this amount shows to part fractions, by standing so or by the other parting thousands. */
  fraction?: "point" | "comma";
}

const accepted = "is not an amount such as 1234.50 or 1,234.50 (empty and NaN are not amounts)";

/**
 * Reads an amount written in any usual way: digits of Arabic script, marks between thousands, decimal comma,
 * the currency's sign before or behind, a minus on either side, brackets for negative ones, an exponent.
 *
 * @param marks how the shop's currency may be written (`currencyMarks`)
 * @returns what was read, or what is wrong with it
 */
export function readAmountText(
  text: string,
  marks: ReadonlySet<string>,
  currency: string,
): AmountText | string {
  let rest = asciiDigits(text).trim();
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = bracketed[1];
  }
  const parts = /^([^\d]*?)([.,\u066b]?\d(?:.*\d)?[.,]?)([^\d]*)$/s.exec(rest);
  if (parts === null) return accepted;
  const outside = [parts[1], parts[3]].map((part) => {
    const sign = part.replace(/[-\u2212\ufe63\uff0d]/, "");
    if (sign !== part) negative = !negative;
    return plainMark(sign.replace(/[+\s]/g, ""));
  });
  for (const mark of outside) {
    if (mark === "" || marks.has(mark)) continue;
    if (/\p{Sc}/u.test(mark) || isCurrency(mark)) return `is not in ${currency}, the shop's currency`;
    return accepted;
  }
  return readDigits(parts[2].trim(), negative);
}

function readDigits(core: string, negative: boolean): AmountText | string {
  const [body, exponent = "0"] = core.split(/e/i);
  if (!/^[+-]?\d{1,3}$/.test(exponent)) return accepted;
  const spaced = body
    .replace(/(?<=\d)['’\u066c\s\u00a0\u202f](?=\d{3}(?:\D|$))/g, "_")
    .replace("\u066b", "D");
  if (!/^[\d.,_D]+$/.test(spaced)) return accepted;
  const points = spaced.split(".").length - 1;
  const commas = spaced.split(",").length - 1;
  const last = spaced.includes("D")
    ? "D"
    : points > 0 && commas > 0
      ? spaced.lastIndexOf(".") > spaced.lastIndexOf(",")
        ? "."
        : ","
      : points > 0
        ? "."
        : ",";
  const uses = last === "D" ? spaced.split("D").length - 1 : last === "." ? points : commas;
  const shift = Number(exponent);
  const name = (mark: string) => (mark === "." ? "point" : "comma") as "point" | "comma";

  if (last !== "D" && uses === 0) return grouped(spaced, "_") ? amount(spaced, 0) : accepted;
  if (uses > 1) {
    if ((points > 0 && commas > 0) || !grouped(spaced, last)) return accepted;
    return { ...amount(spaced, 0), fraction: last === "." ? "comma" : "point" };
  }
  const [whole, behind] = spaced.split(last) as [string, string];
  if (!/^\d*$/.test(behind) || (whole === "" && behind === "")) return accepted;
  const other = last === "." ? "," : ".";
  const marksOfThousands = last === "D" ? [".", ","].filter((mark) => whole.includes(mark)) : [other];
  for (const mark of marksOfThousands) if (!grouped(whole, mark)) return accepted;
  if (!grouped(whole, "_")) return accepted;
  if (last === "D") {
    if (marksOfThousands.length > 1) return accepted;
    return amount(spaced, behind.length);
  }
  const certain =
    shift !== 0 || /[^\d]/.test(whole) || behind.length !== 3 || whole.length > 3 || /^0|^$/.test(whole);
  if (!certain) return { ...amount(spaced, 0), lone: name(last) };
  const result = amount(spaced, behind.length);
  return behind.length === 0 ? result : { ...result, fraction: name(last) };

  function amount(written: string, decimals: number): AmountText {
    return { negative, digits: written.replace(/\D/g, ""), decimals: decimals - shift };
  }
}

/** Whether a mark stands where thousands (or, in India, lakhs) part: three digits at the end, two or three between. */
function grouped(whole: string, mark: string): boolean {
  const groups = whole.split(mark);
  if (groups.length === 1) return true;
  if (!/^\d{1,3}$/.test(groups[0])) return false;
  return /^\d{3}$/.test(groups.at(-1)!) && groups.slice(1, -1).every((group) => /^\d{2,3}$/.test(group));
}

function isCurrency(mark: string): boolean {
  return /^[a-z]{3}$/.test(mark) && Intl.supportedValuesOf("currency").includes(mark.toUpperCase());
}
