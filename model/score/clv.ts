/**
 * E[CLV | alive now]: expected contribution in the horizon of a customer who is still one, discounted.
 * The count of purchases and their worth are independent given the past (Gamma-Gamma's assumption).
 *
 * @param discountedOrders expected purchases if alive, each discounted to now
 * @param contribution     expected contribution of one purchase, major units; negative where cost exceeds margin
 */
export function clvIfAlive(discountedOrders: number, contribution: number): number {
  return discountedOrders * contribution;
}

/** Predicted CLV: what the customer is expected to contribute in the horizon, alive or not. */
export function clv(probabilityAlive: number, ifAlive: number): number {
  return probabilityAlive * ifAlive;
}
