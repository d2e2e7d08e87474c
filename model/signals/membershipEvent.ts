export const membershipEventTypes = ["started", "renewed", "ended"] as const;

/** Something that happened to a membership. Days are local, whole, since 1970-01-01; money in integer minor units. */
export interface MembershipEvent {
  eventId: string;
  type: (typeof membershipEventTypes)[number];
  /** A customer has at most one membership of a plan at a time. */
  plan: string;
  day: number;
  /** Orders the events of one day; any monotone number (milliseconds of the timestamp). */
  at: number;
  /** The day up to which is paid; of an ended one the last day it is good for. */
  endsDay?: number;
  /** Paid for the period that begins. */
  amount?: number;
}
