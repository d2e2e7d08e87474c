import type { IncentiveFacts } from "../../../model/incentives/incentive.ts";
import type { SignalAggregates } from "../../../model/signals/signalsAsOf.ts";
import type { Score } from "../../contract/score.ts";
import type { Settings } from "../../contract/settings.ts";

/** What an incentive is chosen by, from a customer's score, signals and rewards. */
export function incentiveFacts(
  { prediction, valueAtRisk, overdue }: Score,
  { nps, rating, engagement, complaints }: SignalAggregates,
  { atRiskBelow, lostBelow, marginShare }: Settings,
  rewards: { referrals: number; unspent: number },
): IncentiveFacts {
  const { probabilityAlive, predictedClv, expectedOrderValue } = prediction;
  const { share = 0, review = 0 } = engagement?.counts ?? {};
  const spoken = (rating !== null && rating.mean >= 4.5) || share + review > 0 || rewards.referrals > 0;
  const against = (nps !== null && nps.value < 9) || (rating !== null && rating.mean < 4);
  return {
    probabilityAlive,
    leaving: probabilityAlive < atRiskBelow || overdue.overdue,
    lost: probabilityAlive < lostBelow,
    contribution: predictedClv?.value ?? null,
    valueAtRisk,
    orderValue: expectedOrderValue,
    marginShare,
    ...rewards,
    content: ((nps !== null && nps.value >= 9) || spoken) && !against && (complaints?.open ?? 0) === 0,
    openComplaint: (complaints?.open ?? 0) > 0,
  };
}
