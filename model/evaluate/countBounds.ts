import { logGamma } from "../math/logGamma.ts";

/** Beyond so large a total its distribution is smooth: a lognormal of the same mean and variance stands in. */
const smooth = 5_000;
/** Standard normal quantiles at .9 and .975. */
const z = { 0.8: 1.2815515655, 0.95: 1.9599639845 } as const;

/**
 * The central interval of a count of given mean and variance: of the negative binomial with both (of the Poisson where
 * the variance is no larger than the mean), the smallest whole numbers at which the distribution reaches its ends.
 *
 * @example countBounds(100, 100, 0.8); // => [87, 113]
 */
export function countBounds(mean: number, variance: number, share: 0.8 | 0.95): [low: number, high: number] {
  if (!(mean > 0)) return [0, 0];
  if (mean > smooth) {
    const s2 = Math.log1p(variance / mean ** 2);
    const centre = mean * Math.exp(-s2 / 2);
    const width = Math.exp(z[share] * Math.sqrt(s2));
    return [centre / width, centre * width];
  }
  const tail = (1 - share) / 2;
  const excess = Math.max(variance, mean * (1 + 1e-9)) - mean;
  const r = mean ** 2 / excess; // shape of the mixing gamma
  const logP = Math.log(mean / (r + mean));
  const logQ = -r * Math.log1p(mean / r);
  let sum = 0;
  let low = -1;
  for (let n = 0; ; n++) {
    // At a shape so large the count is a Poisson: the gamma functions would cancel.
    const rising = r < 1e7 ? logGamma(r + n) - logGamma(r) : n * Math.log(r);
    sum += Math.exp(rising - logGamma(n + 1) + logQ + n * logP);
    if (low < 0 && sum >= tail) low = n;
    if (sum >= 1 - tail || n > 100 * smooth) return [low, n];
  }
}
