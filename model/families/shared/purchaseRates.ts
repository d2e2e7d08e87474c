/** Purchase rates over customers: Gamma(r, alpha), alpha in the unit of time fitted in; both > 0. */
export interface PurchaseRates {
  r: number;
  alpha: number;
}
