import type { Words } from "../families/family.ts";

/** What an incentive may be. */
export const incentiveKinds = ["cash", "credit", "points", "discount", "gift", "recognition"] as const;
export type IncentiveKind = (typeof incentiveKinds)[number];

/** What a shop has decided about incentives; money in major units. */
export interface IncentiveTerms {
  /** Chance that an incentive brings what it is meant to; a statement until campaigns with a control group measure it. */
  responseRate: number;
  /** The most that may be paid, as a share of the expected incremental value. */
  maxShare: number;
  /** How much of that is paid to whom: the tier with the most referrals reached counts. */
  tiers: readonly { fromReferrals: number; share: number }[];
  /** Less than this is not worth paying. */
  least: number;
  /** Who is that surely a customer, and content, needs no money. */
  noMoneyFromAlive: number;
  /** From so many approved referrals on, money is paid out. */
  cashFromReferrals: number;
  /** Up to this share of an order's value it is points. */
  pointsUpToShareOfOrder: number;
  /** Kinds that the shop can give; recognition costs nothing and is always among them. */
  kinds: readonly IncentiveKind[];
}

/** What is known of a customer; money in major units, null where it is not known. */
export interface IncentiveFacts {
  probabilityAlive: number;
  /** Crosses the line of those who are leaving. */
  leaving: boolean;
  /** Gone for good, as far as can be told. */
  lost: boolean;
  /** Expected contribution over the horizon. */
  contribution: number | null;
  /** (1 - P(alive)) times the contribution of one who stays. */
  valueAtRisk: number | null;
  /** Net spend expected of one order. */
  orderValue: number | null;
  marginShare: number;
  /** Approved referrals so far. */
  referrals: number;
  /** Rewards that were not spent yet. */
  unspent: number;
  /** Promoter, good ratings, shares or reviews. */
  content: boolean;
  openComplaint: boolean;
}

export interface Incentive {
  kind: IncentiveKind;
  purpose: "win_back" | "keep";
  /** The most worth paying, before rounding; 0 for recognition. */
  most: number;
  /** Response rate times what is at stake. */
  incrementalValue: number | null;
  /** The share of it that may be paid: maxShare times that of the tier. */
  share: number;
  /** Which tier counts, from 1; 0 for none. */
  tier: number;
  reasons: { code: string; words: Words }[];
}
