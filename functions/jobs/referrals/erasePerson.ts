import type { StoredReferralEvent } from "../../contract/referral.ts";
import type { JobDeps } from "../deps.ts";
import { marksOf } from "./keepCodesAndMarks.ts";

/**
 * Erases what referrals know of a customer: contacts' hashes, codes and their clicks, events, and whose the person key
 * is. Referrals and ledger keep amounts under a key that leads to nobody. Safe to repeat; answers how many items went.
 */
export async function erasePerson(deps: JobDeps, customerId: string): Promise<number> {
  const { store } = deps;
  const [events, person] = await Promise.all([
    store.referralEvents.ofCustomer(customerId),
    store.people.of(customerId),
  ]);
  await forgetEvents(deps, events, person?.keys ?? []);
  return (await store.referralEvents.eraseAll(customerId)) + (await store.people.erase(customerId));
}

/** Removes what was kept elsewhere because of events: hashes, codes, clicks. */
export async function forgetEvents(
  { store }: JobDeps,
  events: readonly StoredReferralEvent[],
  keys: readonly string[],
): Promise<void> {
  for (const mark of marksOf(events)) for (const key of keys) await store.marks.remove(mark, key);
  for (const event of events) {
    if (event.type !== "code") continue;
    await store.codes.release(event.code, event.codeId);
    await store.codes.removeClicks(event.codeId);
  }
}
