import type { ConsentChannel } from "../../../model/signals/signal.ts";
import type { SignalHistory } from "../../../model/signals/signalHistory.ts";

/** Whether a customer's latest word on a channel, up to a day, is that they agree to be written to. */
export function hasConsent(
  signals: SignalHistory | null | undefined,
  channel: ConsentChannel,
  asOf: number,
): boolean {
  const words = signals?.consents.filter((consent) => consent.channel === channel && consent.day <= asOf);
  return words?.at(-1)?.granted ?? false;
}
