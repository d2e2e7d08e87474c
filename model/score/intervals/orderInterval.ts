/**
 * Quantiles of the number of purchases in the horizon, exactly: of the mixture that puts 1 - P(alive) on zero
 * and P(alive) on the count distribution of a customer who is alive. The quantile at q is the smallest n with
 * F(n) >= q, so that an 80% interval from 0.1 to 0.9 holds at least 80%.
 *
 * @param probabilityAlive in [0, 1]
 * @param countsIfAlive    P(at most n | alive), n = 0, 1, ..., reaching beyond q
 * @example countQuantile(0.6, Float64Array.of(0.2, 0.7, 1), 0.9); // => 2, F = 0.52, 0.82, 1
 */
export function countQuantile(probabilityAlive: number, countsIfAlive: Float64Array, q: number): number {
  const gone = 1 - probabilityAlive;
  let n = 0;
  while (n < countsIfAlive.length && gone + probabilityAlive * countsIfAlive[n] < q) n++;
  return n;
}
