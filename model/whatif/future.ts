/** What a group of customers, or one, holds in the horizon, as of a night. Money in major units. */
export interface WhatIfFuture {
  /** Σ P(alive). */
  alive: number;
  /** Σ P(alive) · discounted purchases if alive · expected net spend of one. */
  revenue: number;
  /** The same with the cost to serve one. */
  cost: number;
}
