/** What a campaign may be judged by. Churn: no purchase while it ran. */
export const measures = ["spend", "orders", "churn"] as const;
export type Measure = (typeof measures)[number];

/** Of churn less is better. */
export const betterSign: Record<Measure, 1 | -1> = { spend: 1, orders: 1, churn: -1 };

/**
 * What each of some members did, or is expected to do without the campaign, one array a measure: orders, net spend in
 * major units (null for a log without amounts), churn as 1 or 0, or its probability.
 */
export type MeasureColumns = Record<"orders" | "churn", readonly number[]> & {
  spend: readonly number[] | null;
};
