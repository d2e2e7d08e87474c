/** What a customer's intervals are read from: how many purchases the horizon may bring. */
export interface Predictive {
  /** In [0, 1]. */
  probabilityAlive: number;
  /** P(at most n purchases | alive), n = 0, 1, ...; at least up to .999. */
  counts: Float64Array;
  /** P(n purchases | alive), where it is this customer's own and no table serves; else null. */
  chances: Float64Array | null;
}
