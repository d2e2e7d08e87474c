import type { SignalHistory } from "../signals/signalHistory.ts";
import { signalsAsOf } from "../signals/signalsAsOf.ts";
import { nothingTold, type ToldEvidence } from "./evidence.ts";

/**
 * What a customer's signals say of them as an ambassador, blind to what is dated later.
 *
 * @param asOf         whole days since 1970-01-01, inclusive
 * @param referredDays days on which referrals of theirs were approved; undefined where none is recorded
 */
export function toldOf(
  signals: SignalHistory | null | undefined,
  asOf: number,
  referredDays?: readonly number[],
): ToldEvidence {
  const referrals = referredDays && {
    successfulReferrals: referredDays.filter((day) => day <= asOf).length,
  };
  if (!signals) return referrals ? { ...nothingTold, ...referrals } : nothingTold;
  // Of the aggregates only costs are money, and of those nothing is asked.
  const { rating, nps, engagement, complaints } = signalsAsOf(signals, asOf, 0);
  return {
    rating: rating?.mean ?? null,
    latestRating: rating?.latest ?? null,
    nps: nps?.value ?? null,
    engagement: engagement?.weight ?? null,
    openComplaints: complaints?.open ?? 0,
    ...referrals,
  };
}
