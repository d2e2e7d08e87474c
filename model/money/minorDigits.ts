const none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const three = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const four = "CLF UYW".split(" ");

/**
 * How many decimal digits a currency has by ISO 4217. Not asked of Intl, whose data follow cash in use:
 * it gives IQD none, where the standard gives three.
 *
 * @throws {RangeError} unless the code is three capital letters
 * @see ISO 4217, list one, column "minor unit"
 * @example minorDigits("KWD"); // => 3
 */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new RangeError(`minorDigits requires an ISO 4217 code such as SAR: ${currency}`);
  }
  if (three.includes(currency)) return 3;
  if (none.includes(currency)) return 0;
  return four.includes(currency) ? 4 : 2;
}
