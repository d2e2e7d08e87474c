/** Customers first seen between so many days ago, inclusive. */
export interface AgeBand {
  from: number;
  to: number;
  customers: number;
}

/** A band of fewer customers shows no pattern. */
const FEWEST = 100;
const MOST_BANDS = 4;

/**
 * Cuts customers by age into bands of about equal size, youngest first, whole days apart: at most four, fewer in a
 * small shop.
 *
 * @param ages days since the first purchase
 */
export function ageBands(ages: ArrayLike<number>): AgeBand[] {
  const sorted = Float64Array.from(ages).sort();
  const n = sorted.length;
  const bands = Math.max(1, Math.min(MOST_BANDS, Math.floor(n / FEWEST)));
  const found: AgeBand[] = [];
  let start = 0;
  for (let band = 1; band <= bands; band++) {
    let end = Math.round((n * band) / bands);
    while (end > start && end < n && sorted[end] === sorted[end - 1]) end++;
    if (end <= start) continue;
    found.push({ from: sorted[start], to: sorted[end - 1], customers: end - start });
    start = end;
  }
  return found;
}
