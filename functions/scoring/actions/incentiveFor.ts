import { chooseIncentive } from "../../../model/incentives/chooseIncentive.ts";
import { minorDigits } from "../../../model/money/minorDigits.ts";
import { toMajor } from "../../../model/money/toMajor.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import type { SuggestedIncentive } from "../../contract/actions.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Store } from "../../store/types.ts";
import { incentiveFacts, type IncentiveScore } from "../incentiveFacts.ts";
import { rewardFacts } from "../rewardFacts.ts";
import { roundedDown } from "../roundedDown.ts";

/** What to offer one who is leaving, and the most worth paying, as GET /v1/customers/{id}/incentive has it. */
export async function incentiveFor(
  store: Store,
  customerId: string,
  signals: SignalHistory | undefined,
  score: IncentiveScore,
  settings: Settings,
  asOf: number,
): Promise<SuggestedIncentive> {
  const digits = minorDigits(settings.currency);
  const rewards = await rewardFacts(store, customerId, asOf);
  const unspent = toMajor(rewards.unspent, digits);
  const facts = incentiveFacts(score, signalsAsOf(signals, asOf, digits), settings, { ...rewards, unspent });
  const { kind, most, reasons } = chooseIncentive(facts, settings.incentives);
  return { kind, most: roundedDown(most, digits), reasons: reasons.map(({ code }) => code) };
}
