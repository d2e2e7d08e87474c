/**
 * ψ(x), the derivative of ln Γ, for x > 0: asymptotic series from 10 on, recurrence below.
 *
 * @param x > 0
 * @see NIST DLMF 5.11.2, 5.5.2
 * @example digamma(1); // => -0.5772156649015329
 */
export function digamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift -= 1 / y;
    y += 1;
  }
  const i = 1 / y;
  const s = i * i;
  return (
    shift +
    Math.log(y) -
    0.5 * i -
    s *
      (1 / 12 -
        s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s * (1 / 12)))))))
  );
}
