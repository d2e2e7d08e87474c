const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln Γ(x) for x > 0, absolute error below 1e-14 times max(1, |ln Γ|).
 *
 * Stirling's series from 10 on; below, x is shifted up and the product of the steps divided out.
 *
 * @param x > 0
 * @see NIST DLMF 5.11.1
 * @example logGamma(5); // => 3.1780538303479458 (ln 24)
 */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  while (y < 10) {
    product *= y;
    y += 1;
  }
  const stirling = (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + stirlingCorrection(y);
  return product === 1 ? stirling : stirling - Math.log(product);
}

/** What Stirling's formula lacks: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x >= 10. */
export function stirlingCorrection(x: number): number {
  const i = 1 / x;
  const s = i * i;
  return (
    i *
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156)))))))
  );
}
