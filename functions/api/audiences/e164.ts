import { asciiDigits } from "../../../model/time/asciiDigits.ts";

/** A number within a country has so many digits at the least. */
const leastNational = 7;

/**
 * A phone number as E.164 has it: plus, country code, number. One written with + or 00 carries its country; another is
 * taken to be of the country given, its leading 0 dropped, unless it begins with that code already.
 *
 * @param callingCode of numbers that come without one
 * @returns null where the country is not known, or there are not 8 to 15 digits
 * @example e164("(800) 555-0100", "1"); // => "+18005550100"
 */
export function e164(phone: string, callingCode?: string): string | null {
  const text = asciiDigits(phone).trim();
  const digits = text.replace(/\D/g, "");
  const whole = international(text, digits, callingCode);
  return whole !== null && /^[1-9]\d{7,14}$/.test(whole) ? `+${whole}` : null;
}

function international(text: string, digits: string, callingCode?: string): string | null {
  if (/^\(?\+/.test(text)) return digits;
  if (digits.startsWith("00")) return digits.slice(2);
  if (callingCode === undefined) return null;
  const hasIt = digits.startsWith(callingCode) && digits.length - callingCode.length >= leastNational;
  const national = digits.replace(/^0/, "");
  if (national.length < leastNational) return null;
  return hasIt ? digits : callingCode + national;
}
