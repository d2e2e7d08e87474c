import { localDay } from "../../../model/time/localDay.ts";
import type { JobDeps } from "../deps.ts";
import { moveBalance } from "./moveBalance.ts";

/**
 * Gives everything about referrals of one customer to another: keys first, then events, whose
 * records of the stream have the referral settled, then the balance.
 */
export async function joinPeople(
  deps: JobDeps,
  fromCustomerId: string,
  intoCustomerId: string,
): Promise<number> {
  const { store, settings, now } = deps;
  const keys = await store.people.join(fromCustomerId, intoCustomerId);
  const moved = await store.referralEvents.moveAll(fromCustomerId, intoCustomerId);
  const today = localDay(now(), settings.timeZone);
  for (const key of keys.slice(1)) await moveBalance(deps, key, keys[0], today);
  return moved;
}
