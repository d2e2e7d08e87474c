/** Mean and its standard error over the entries that `counts` marks with 1. */
export function meanAndError(values: Float64Array, counts: Uint8Array): { mean: number; error: number } {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (counts[i] === 1) {
      n++;
      sum += values[i]!;
    }
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < values.length; i++) if (counts[i] === 1) squares += (values[i]! - mean) ** 2;
  return { mean, error: n > 1 ? Math.sqrt(squares / (n - 1) / n) : Infinity };
}
