/** A number cut to so many decimals: never above what it was, a hair of floating point aside. */
export function roundedDown(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.floor(value * factor + 1e-9) / factor;
}
