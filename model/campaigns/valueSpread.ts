/**
 * κ: the mean square of purchases' values, each in units of what its customer's purchases are expected to be worth. 1
 * where all are as expected.
 *
 * @param customers purchases and expected value in the same unit; those without an expectation above 0 are passed over
 * @returns at least 1; 2, that of exponential values, without any purchase
 */
export function valueSpread(
  customers: Iterable<{ orderValue: number | null; purchases: readonly number[] }>,
): number {
  let [sum, count] = [0, 0];
  for (const { orderValue, purchases } of customers) {
    if (!(orderValue !== null && orderValue > 0)) continue;
    for (const value of purchases) sum += (value / orderValue) ** 2;
    count += purchases.length;
  }
  return count === 0 ? 2 : Math.max(1, sum / count);
}
