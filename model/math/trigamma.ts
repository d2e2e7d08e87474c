/**
 * ψ′(x), the second derivative of ln Γ, for x > 0: asymptotic series from 10 on, recurrence below.
 *
 * @param x > 0
 * @see NIST DLMF 5.15.8, 5.15.5
 * @example trigamma(1); // => 1.6449340668482264 (π²/6)
 */
export function trigamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift += 1 / (y * y);
    y += 1;
  }
  const i = 1 / y;
  const s = i * i;
  return (
    shift +
    i +
    0.5 * s +
    i *
      s *
      (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - s * (7 / 6)))))))
  );
}
