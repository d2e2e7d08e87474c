import type { SignalHistory } from "../../../model/signals/signalHistory.ts";
import { wallClock } from "../../../model/time/localDay.ts";
import type { Store } from "../../store/types.ts";

/**
 * Whether a customer acted on an invitation: shared, took a code, or somebody followed their link or came by their code
 * since. Asked of few: those who would be reminded.
 *
 * @param since    the invitation: its local day, and what the shop's clocks showed
 */
export async function actedSince(
  {
    referralEvents,
    people,
    referrals,
    codes,
  }: Pick<Store, "referralEvents" | "people" | "referrals" | "codes">,
  customerId: string,
  signals: SignalHistory | undefined,
  since: { day: number; at: number },
  timeZone: string,
): Promise<boolean> {
  if (signals?.engagement.some(({ action, day }) => action === "share" && day >= since.day)) return true;
  const given = (await referralEvents.ofCustomer(customerId)).flatMap((event) =>
    event.type === "code" ? [event] : [],
  );
  if (given.some(({ at }) => wallClock(at, timeZone) >= since.at)) return true;
  const keys = (await people.of(customerId))?.keys ?? [];
  for (const key of keys) {
    const brought = await referrals.byAdvocate(key, { from: since.at, to: Number.MAX_SAFE_INTEGER });
    if (brought.length > 0) return true;
  }
  for (const { codeId } of given) if ((await codes.clicks(codeId, since.day)) > 0) return true;
  return false;
}
