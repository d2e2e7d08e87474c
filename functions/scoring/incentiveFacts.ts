import type { IncentiveFacts } from "../../model/incentives/incentive.ts";
import type { SignalAggregates } from "../../model/signals/signalsAsOf.ts";
import type { Settings } from "../contract/settings.ts";

/** What a score says that an incentive goes by; money in major units, null where it is not known. */
export interface IncentiveScore {
  probabilityAlive: number;
  overdue: boolean;
  contribution: number | null;
  valueAtRisk: number | null;
  orderValue: number | null;
}

/** What an incentive is chosen by, from a customer's score, signals and rewards. */
export function incentiveFacts(
  { overdue, ...score }: IncentiveScore,
  { nps, rating, engagement, complaints }: SignalAggregates,
  { atRiskBelow, lostBelow, marginShare }: Settings,
  rewards: { referrals: number; unspent: number },
): IncentiveFacts {
  const { probabilityAlive } = score;
  const { share = 0, review = 0 } = engagement?.counts ?? {};
  const spoken = (rating !== null && rating.mean >= 4.5) || share + review > 0 || rewards.referrals > 0;
  const against = (nps !== null && nps.value < 9) || (rating !== null && rating.mean < 4);
  return {
    ...score,
    leaving: probabilityAlive < atRiskBelow || overdue,
    lost: probabilityAlive < lostBelow,
    marginShare,
    ...rewards,
    content: ((nps !== null && nps.value >= 9) || spoken) && !against && (complaints?.open ?? 0) === 0,
    openComplaint: (complaints?.open ?? 0) > 0,
  };
}
