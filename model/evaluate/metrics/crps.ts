/**
 * Continuous ranked probability score of a predicted count: Σ over k of (F(k) − 1{y ≤ k})². The distance
 * between forecast and outcome in purchases; lower is better, and honest: only the true distribution wins.
 *
 * @param distribution P(0), P(1), ... ; what lies beyond is taken to be at its end
 * @param y the count that happened, whole and >= 0
 * @see Czado, Gneiting & Held (2009), "Predictive model assessment for count data", section 3
 */
export function crps(distribution: ArrayLike<number>, y: number): number {
  if (!(Number.isInteger(y) && y >= 0)) throw new RangeError(`crps requires a whole count >= 0: ${y}`);
  let below = 0;
  let score = 0;
  for (let k = 0; k < distribution.length; k++) {
    below += distribution[k]!;
    score += (y <= k ? Math.max(0, 1 - below) : below) ** 2;
  }
  return score + Math.max(0, y - distribution.length);
}
