import { rounded } from "../../scoring/rounded.ts";

/** Sum of a column over some places, to a thousandth; null where the column has no values at all (NaN). */
export function sumKnown(column: Float64Array, places: readonly number[]): number | null {
  let total = 0;
  let known = places.length === 0;
  for (const place of places) {
    const value = column[place]!;
    if (Number.isNaN(value)) continue;
    known = true;
    total += value;
  }
  return known ? rounded(total, 3) : null;
}
