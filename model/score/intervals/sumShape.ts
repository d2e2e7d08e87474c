/** The table reaches so many spreads to each side. */
const below = 10;
const above = 8;
const step = 0.2;
/** A wide distribution is wide to the left only: to the right its scale is about 1. */
const widest = 1.5;

/**
 * Distribution of ln s for s ~ BetaPrime(a, b), tabulated. In the Gamma-Gamma model the worth of n purchases
 * is gamma' times such an s with a = p n, b = q + p x, gamma' = gamma + x m.
 *
 * The density of y = ln s is z^a (1-z)^b / B(a, b) with z = s/(1+s). It is summed cell by cell (a cubic through
 * four points, error O(step^5)) and normalised by its own sum, which spares the Beta function.
 */
export interface SumShape {
  /** y of the first entry. */
  start: number;
  /** Entries a unit of y. */
  rate: number;
  /** P(ln s <= y) at each entry. */
  cdf: Float64Array;
  /** Its derivative, times the distance of two entries. */
  slope: Float64Array;
  /** The s between which the table lies: its distribution is 0 before and 1 beyond. */
  from: number;
  to: number;
}

/** @throws {RangeError} unless a > 0 and b > 0 */
export function sumShape(a: number, b: number): SumShape {
  if (!(a > 0 && b > 0)) throw new RangeError(`sumShape requires a > 0 and b > 0: ${a}, ${b}`);
  const centre = Math.log(a / b);
  // A little more than the standard deviation: trigamma(a) <= 1/a + 1/a^2, which is tight at both ends.
  const spread = Math.sqrt(1 / a + 1 / (a * a) + 1 / b + 1 / (b * b));
  const cells = Math.ceil(((below + above) * spread) / (step * Math.min(spread, widest)));
  const h = ((below + above) * spread) / cells;
  const start = centre - below * spread;
  const peak = logDensity(a, b, centre);
  const density = new Float64Array(cells + 3);
  for (let i = 0; i < density.length; i++) {
    density[i] = Math.exp(logDensity(a, b, start + (i - 1) * h) - peak);
  }
  const cdf = new Float64Array(cells + 1);
  const slope = new Float64Array(cells + 1);
  // Left of the table the density falls as e^(a y), right of it as e^(-b y).
  let sum = density[1] / a;
  for (let i = 0; i <= cells; i++) {
    cdf[i] = sum;
    slope[i] = density[i + 1] * h;
    if (i === cells) break;
    const area = (h / 24) * (13 * (density[i + 1] + density[i + 2]) - density[i] - density[i + 3]);
    sum += Math.max(0, area);
  }
  const total = sum + density[cells + 1] / b;
  for (let i = 0; i <= cells; i++) {
    cdf[i] /= total;
    slope[i] /= total;
  }
  return { start, rate: 1 / h, cdf, slope, from: Math.exp(start), to: Math.exp(start + cells * h) };
}

/** ln of z^a (1-z)^b with z = e^y/(1 + e^y). */
function logDensity(a: number, b: number, y: number): number {
  return -a * Math.log1p(Math.exp(-y)) - b * Math.log1p(Math.exp(y));
}
