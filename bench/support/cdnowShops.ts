import type { FamilyName } from "../../model/model.ts";

/** Customers of the published sample are observed for so many weeks. */
export const cdnowAges: [from: number, to: number] = [27, 38.86];

/**
 * The parameters published for the CDNOW sample, in weeks, by which shops are simulated. The k families have those of
 * their plain siblings with k = 2.
 *
 * @see Fader, Hardie & Lee (2005), table 1; Fader, Hardie & Lee (2005), "RFM and CLV", for Pareto/NBD; the MBG/NBD's are
 *   in the tests of lifetimes
 */
export const cdnowShops: { [family in FamilyName]: { [letter: string]: number } } = {
  bgnbd: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  mbgnbd: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  paretonbd: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
  bgcnbdk: { k: 2, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  mbgcnbdk: { k: 2, r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
};

/** How many shops to simulate: env SAFIR_SHOPS, else what the claim was made for. */
export function shopsAsked(claimed: number): number {
  const asked = Number(process.env.SAFIR_SHOPS ?? claimed);
  if (!(Number.isInteger(asked) && asked > 0)) {
    throw new RangeError(`SAFIR_SHOPS requires a whole number > 0: ${process.env.SAFIR_SHOPS}`);
  }
  return asked;
}
