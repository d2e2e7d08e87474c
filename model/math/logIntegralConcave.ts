import { gaussLegendre } from "./gaussLegendre.ts";

const steep = gaussLegendre(20);
const gentle = gaussLegendre(12);
/** What is left out lies this far below the top, on the log scale. */
const DEPTH = 42;
/** Longest panel: integrands here are smooth on the scale of 1 in z, with singularities π away from the real line. */
const LONGEST = 4;

/**
 * ln ∫_0^length e^φ(z) dz for a smooth concave φ, however steep, high or low it is: Gauss–Legendre panels from the top
 * outward, each short enough that φ bends little in it, until the rest is negligible. All terms are positive.
 *
 * @param phi concave
 * @param slope its derivative
 * @param length > 0, may be Infinity where φ falls in the end
 */
export function logIntegralConcave(
  phi: (z: number) => number,
  slope: (z: number) => number,
  length: number,
): number {
  if (!(length > 0)) return Number.NEGATIVE_INFINITY;
  const peak = topOf(slope, length);
  const top = phi(peak);
  const right = descend(phi, slope, top, peak, length - peak, 1);
  const left = descend(phi, slope, top, peak, peak, -1);
  return top + Math.log(right + left);
}

/** Where the slope changes its sign, roughly; an end where it does not. */
function topOf(slope: (z: number) => number, length: number): number {
  if (slope(0) <= 0) return 0;
  let [low, high] = [0, 1];
  while (high < length && slope(high) > 0) [low, high] = [high, 2 * high];
  if (high >= length) {
    high = length;
    if (slope(high) >= 0) return high;
  }
  for (let round = 0; round < 20; round++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** ∫ e^(φ − top) over so far from the peak in one direction. */
function descend(
  phi: (z: number) => number,
  slope: (z: number) => number,
  top: number,
  peak: number,
  far: number,
  direction: 1 | -1,
): number {
  let sum = 0;
  let from = 0;
  let fall = -direction * slope(peak);
  let width = LONGEST;
  while (from < far) {
    width = Math.min(2 * width, LONGEST, DEPTH / Math.abs(fall), far - from);
    let fallAfter = -direction * slope(peak + direction * (from + width));
    while (width * Math.abs(fallAfter - fall) > 6 || width * Math.abs(fallAfter) > DEPTH) {
      width /= 2;
      fallAfter = -direction * slope(peak + direction * (from + width));
    }
    const isGentle = width < 1.5 && width * Math.max(Math.abs(fall), Math.abs(fallAfter)) < 5;
    const { nodes, weights } = isGentle ? gentle : steep;
    for (let i = 0; i < nodes.length; i++) {
      const z = peak + direction * (from + width * nodes[i]);
      sum += width * weights[i] * Math.exp(phi(z) - top);
    }
    if (from + width === from) break;
    from += width;
    fall = fallAfter;
    if (fall > 0 && phi(peak + direction * from) < top - DEPTH) break;
  }
  return sum;
}
