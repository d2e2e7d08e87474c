import { minorDigits } from "../../../model/money/minorDigits.ts";
import { toMinor } from "../../../model/money/toMinor.ts";

/**
 * Minor units of an amount in major units, a number or decimal text; null and a refusal where it is none.
 * JSON writes NaN and Infinity as null, so null is refused rather than taken for absent.
 *
 * @param belowZero what to say of a negative one
 */
export function readMoney(
  sent: unknown,
  field: string,
  currency: string,
  refuse: (field: string, value: unknown, message: string) => void,
  belowZero = 'is negative; send a refund as type "refund" with a positive amount',
): number | null {
  const major = typeof sent === "string" && /^-?\d+(\.\d+)?$/.test(sent) ? Number(sent) : sent;
  if (typeof major !== "number" || !Number.isFinite(major)) {
    refuse(field, sent, 'is not a number; give major units such as 129.5 or "129.50"');
    return null;
  }
  if (major < 0) {
    refuse(field, sent, belowZero);
    return null;
  }
  try {
    return toMinor(major, minorDigits(currency));
  } catch (error) {
    const reason = (error as RangeError).message.replace(/^\w+ requires/, "requires");
    refuse(field, sent, `${reason} (${currency} has ${minorDigits(currency)} decimal digits)`);
    return null;
  }
}
