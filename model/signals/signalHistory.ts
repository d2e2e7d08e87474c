import type { MembershipEvent } from "./membershipEvent.ts";
import type { ConsentChannel, EngagementAction, OutreachPurpose } from "./signal.ts";

/**
 * All that a customer's signals and membership events say, by local day, ascending; what a customer carries. Built by
 * `buildSignalHistory`; says nothing of a date: `signalsAsOf` does. Money in integer minor units.
 */
export interface SignalHistory {
  ratings: DayMarks[];
  /** The last answer of a day. */
  nps: { day: number; value: number }[];
  csat: DayMarks[];
  /** One entry a day and action; `weight` is that of all together. */
  engagement: { day: number; action: EngagementAction; count: number; weight: number }[];
  complaints: { day: number; resolvedDay?: number; category?: string }[];
  /** The last word of a day and channel. */
  consents: { day: number; channel: ConsentChannel; granted: boolean; source?: string }[];
  /** One entry a day and channel. */
  acquisitions: { day: number; channel: string; cost?: number }[];
  /** Cost to serve, one entry a day. */
  costs: { day: number; amount: number }[];
  memberships: Omit<MembershipEvent, "eventId" | "at">[];
  /** Days on which an order was delivered; absent where none was told. */
  deliveries?: { day: number }[];
  /** One entry a day and purpose, with when it was first; absent where there was none. */
  outreach?: { day: number; at: number; purpose: OutreachPurpose }[];
}

/** The marks of one day. */
export interface DayMarks {
  day: number;
  count: number;
  sum: number;
  last: number;
}
