import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { JobDeps } from "../deps.ts";
import { forgetEvents } from "./erasePerson.ts";
import { keepCodesAndMarks } from "./keepCodesAndMarks.ts";
import { settleReferral } from "./settleReferral.ts";

/** Customers settled at once. */
const parallel = 8;

/**
 * Brings the referrals of some customers, each as a friend, to where their events, orders and the terms put them;
 * their codes and marks too. The same however often, late or out of order it is asked for.
 *
 * @returns customers who were erased and of whom something came in after that
 */
export async function settleReferrals(deps: JobDeps, customerIds: readonly string[]): Promise<string[]> {
  const { store, secret } = deps;
  if (customerIds.length === 0) return [];
  const hashOf = (customerId: string) => tombstoneHash(secret, customerId);
  const hashes = customerIds.map(hashOf);
  const before = await store.tombstones.has(hashes);
  const settled = await concurrently(customerIds, parallel, async (customerId) => {
    const none = { customerId, events: [], keys: [] };
    if (before.has(hashOf(customerId))) return none;
    const events = await store.referralEvents.ofCustomer(customerId);
    if (events.length === 0) return none;
    const keys = await store.people.keysOf(customerId);
    await keepCodesAndMarks(deps, events, keys[0]);
    await settleReferral(deps, customerId, events, keys);
    return { customerId, events, keys };
  });
  // An erasure puts its tombstone first: what was made while it ran is taken back here.
  const after = await store.tombstones.has(hashes);
  const erased = settled.filter(({ customerId }) => after.has(hashOf(customerId)));
  for (const { events, keys } of erased) await forgetEvents(deps, events, keys);
  return erased.map(({ customerId }) => customerId);
}
