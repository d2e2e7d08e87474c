/**
 * The root of a monotone function between two points of opposite sign, by the Illinois form of false position with
 * bisection as a safeguard.
 *
 * @param f continuous on [low, high], f(low) and f(high) of opposite sign or zero
 * @param tolerance relative to the larger of 1 and |root|
 * @throws {RangeError} unless the signs at the ends differ
 * @example findRoot((x) => x * x - 2, 0, 2); // => 1.4142135623730951
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0)) throw new RangeError(`findRoot requires a change of sign: ${fa}, ${fb}`);
  for (let round = 0; round < 200; round++) {
    if (Math.abs(b - a) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))) break;
    const secant = b - (fb * (b - a)) / (fb - fa);
    const x = round % 3 === 2 || !(secant > Math.min(a, b) && secant < Math.max(a, b)) ? (a + b) / 2 : secant;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx < 0 === fb < 0) fa *= 0.5;
    else [a, fa] = [b, fb];
    [b, fb] = [x, fx];
  }
  return b;
}
