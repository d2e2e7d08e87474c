/**
 * A parameter's 95% interval: value · e^(±1.96 se/value), symmetric on the log scale, on which positive parameters are
 * fitted, so that it never leaves what is possible.
 *
 * @returns null where the parameter ran to a boundary and has no standard error
 * @example interval95(0.5, 0.05); // => [0.411, 0.608]
 */
export function interval95(value: number, standardError: number | null): [low: number, high: number] | null {
  if (standardError === null || !(value > 0)) return null;
  const spread = Math.exp((1.959964 * standardError) / value);
  return [value / spread, value * spread];
}
