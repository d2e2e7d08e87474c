/**
 * Holm's adjusted p-values: comparing them with 5% keeps the chance of even one false finding among all below 5%.
 *
 * The p-values in ascending sequence are multiplied by n, n − 1, ..., 1, never falling below the one before, at most 1.
 *
 * @see Holm (1979), "A Simple Sequentially Rejective Multiple Test Procedure"
 * @example holm([0.01, 0.04, 0.03]); // => [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  const sequence = pValues.map((_, i) => i).sort((i, j) => pValues[i] - pValues[j]);
  let least = 0;
  sequence.forEach((place, rank) => {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[place]));
    adjusted[place] = least;
  });
  return adjusted;
}
