/** One tier of a loyalty programme; money in major units. */
export interface LoyaltyTier {
  /** Total CLV from which on a customer is in it; null in the last one, which takes everybody else. */
  from: number | null;
  customers: number;
  /** Sums over its members. */
  totalClv: number;
  predictedClv: number;
  expectedRevenue: number;
  /** reward share × net spend expected of its members in the horizon; null where no reward was given. */
  cost: number | null;
  /** The same as a share of the contribution expected of them; null where that is not above 0. */
  costShare: number | null;
}

/** Members of a tier are those with this share of all customers and less, best first. */
export interface TierPlan {
  /** Ascending, each above 0 and below 1: [0.05, 0.2] makes three tiers. */
  tops: readonly number[];
  /** Of expected net spend, one a tier; null for tiers whose cost is not asked for. */
  rewards: readonly number[] | null;
}

/**
 * Tiers by total CLV (net spend to date + predicted CLV). The cut-off of a tier is the total CLV of the customer at its
 * share of all, rounded up to whole customers; whoever has as much is in it as well, so that equals are treated alike.
 *
 * @param order places in the columns by total CLV, best first
 */
export function loyaltyTiers(
  columns: { [Name in "totalClv" | "predictedClv" | "expectedRevenue"]: ArrayLike<number> },
  order: ArrayLike<number>,
  { tops, rewards }: TierPlan,
): LoyaltyTier[] {
  const count = order.length;
  const tiers: LoyaltyTier[] = [];
  let next = 0;
  for (let tier = 0; tier <= tops.length; tier++) {
    const isLast = tier === tops.length;
    // Shares such as 0.07 × 100 come out a hair above a whole number.
    const last = isLast ? count - 1 : Math.ceil(tops[tier] * count - 1e-9) - 1;
    const from = last < 0 ? Number.POSITIVE_INFINITY : columns.totalClv[order[last]];
    const sums = { customers: 0, totalClv: 0, predictedClv: 0, expectedRevenue: 0 };
    while (next < count && (isLast || columns.totalClv[order[next]] >= from)) {
      const place = order[next++];
      sums.customers++;
      sums.totalClv += columns.totalClv[place];
      sums.predictedClv += columns.predictedClv[place];
      sums.expectedRevenue += columns.expectedRevenue[place];
    }
    const cost = rewards === null ? null : rewards[tier] * sums.expectedRevenue;
    const costShare = cost === null || !(sums.predictedClv > 0) ? null : cost / sums.predictedClv;
    tiers.push({ from: isLast || count === 0 ? null : from, ...sums, cost, costShare });
  }
  return tiers;
}
