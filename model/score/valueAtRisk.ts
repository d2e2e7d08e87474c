/**
 * Value at risk: (1 - P(alive)) E[CLV | alive now], what is lost with the customer if they are gone.
 * Worked from E[CLV | alive now], so that nothing is divided by P(alive); a customer who costs more than they
 * bring puts nothing at risk.
 *
 * @example valueAtRisk(0.3, 420); // => 294
 */
export function valueAtRisk(probabilityAlive: number, clvIfAlive: number): number {
  return (1 - probabilityAlive) * Math.max(0, clvIfAlive);
}
