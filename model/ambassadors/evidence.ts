/** What a customer says and does besides orders, as of a date; null where nobody knows. */
export interface ToldEvidence {
  /** Mean of the ratings, 1 to 5. */
  rating: number | null;
  latestRating: number | null;
  /** Latest answer, 0 to 10. */
  nps: number | null;
  /** Weight of what they opened, clicked, visited, reviewed and shared, older acts less. */
  engagement: number | null;
  openComplaints: number;
  /** Friends they brought who bought and were approved; undefined where referrals are not recorded. */
  successfulReferrals?: number;
}

/** What orders say of a customer; null where nobody knows. */
export interface OrderEvidence {
  probabilityAlive: number | null;
  /** Repeat purchases. */
  frequency: number | null;
  /** Days since the first purchase. */
  tenureDays: number | null;
}

export type AmbassadorEvidence = OrderEvidence & ToldEvidence;

/** Of a customer of whom there is no signal. */
export const nothingTold: ToldEvidence = {
  rating: null,
  latestRating: null,
  nps: null,
  engagement: null,
  openComplaints: 0,
};
