/** Σ_{i<k} ln(a + i), with first and second derivative in a, for k = 0 .. most. */
export interface RisingSums {
  value: Float64Array;
  slope: Float64Array;
  curve: Float64Array;
}

/** Tabulates ln[Γ(a + k)/Γ(a)] and its derivatives: nothing but sums, so that nothing cancels. */
export function risingSums(a: number, most: number): RisingSums {
  const value = new Float64Array(most + 1);
  const slope = new Float64Array(most + 1);
  const curve = new Float64Array(most + 1);
  for (let k = 0; k < most; k++) {
    const inverse = 1 / (a + k);
    value[k + 1] = value[k] + Math.log(a + k);
    slope[k + 1] = slope[k] + inverse;
    curve[k + 1] = curve[k] - inverse * inverse;
  }
  return { value, slope, curve };
}
