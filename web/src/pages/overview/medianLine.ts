/**
 * The line of values at even steps that single odd ones do not turn: its slope is the median of the slopes between any
 * two values, its level the median of what is left (Theil 1950, Sen 1968).
 *
 * @returns the line's value at each step
 * @throws {RangeError} for fewer than two values
 */
export function medianLine(values: readonly number[]): number[] {
  if (!(values.length >= 2)) throw new RangeError(`medianLine requires two values or more: ${values.length}`);
  const slopes = values.flatMap((from, i) => values.slice(i + 1).map((to, k) => (to - from) / (k + 1)));
  const slope = median(slopes);
  const level = median(values.map((value, i) => value - slope * i));
  return values.map((_, i) => level + slope * i);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((p, q) => p - q);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
