/** The terms of a referral programme; money in integer minor units of the shop's currency. */
export interface Programme {
  /** What an approved referral earns who recommended, and who came. */
  advocateReward: number;
  friendReward: number;
  /** The least that the purchase must be worth, net of refunds. */
  minimumPurchase: number;
  /** Only customers without an earlier purchase count as friends. */
  firstOrderOnly: boolean;
  /** Days after the sign-up within which the friend has to buy. */
  convertWithinDays: number;
  /** Days between the purchase and its approval: the time for refunds. */
  waitingDays: number;
  /** Days after which a reward expires; null for never. */
  rewardExpiresDays: number | null;
  /** Rewarded referrals of one advocate at most, in a calendar month and in all. */
  capPerMonth: number;
  capPerAdvocate: number;
  /** Friends whom one advocate may bring in a day before somebody has to look. */
  friendsPerDay: number;
}
