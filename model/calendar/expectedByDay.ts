import type { OperationalTime } from "./operationalTime.ts";

/** Points at which the expectation of a new customer is worked out; linear in between. */
const POINTS = 1500;

/**
 * Expected repeat purchases of each day of all customers who bought for the first time before it.
 *
 * @param newCustomers by day, entry i of day `firstDay + i`
 * @param expectation expected repeat purchases of a new customer within t of operational time
 */
export function expectedByDay(
  firstDay: number,
  newCustomers: ArrayLike<number>,
  expectation: (t: number) => number,
  time: OperationalTime,
): Float64Array {
  const n = newCustomers.length;
  const clock = Float64Array.from({ length: n }, (_, i) => time.at(firstDay + i));
  const range = Math.max(clock[n - 1] - clock[0], 1e-9);
  const step = range / Math.min(POINTS, Math.max(2, n));
  const table = Float64Array.from({ length: Math.ceil(range / step) + 2 }, (_, i) => expectation(i * step));
  const expected = new Float64Array(n);
  for (let cohort = 0; cohort < n; cohort++) {
    const count = newCustomers[cohort];
    if (!(count > 0)) continue;
    let before = 0;
    for (let day = cohort + 1; day < n; day++) {
      const place = (clock[day] - clock[cohort]) / step;
      const i = Math.floor(place);
      const now = table[i] + (place - i) * (table[i + 1] - table[i]);
      expected[day] += count * (now - before);
      before = now;
    }
  }
  return expected;
}
