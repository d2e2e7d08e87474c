import type { ReferralState } from "../../../model/referrals/referral.ts";
import { localDay } from "../../../model/time/localDay.ts";
import { programmeOf } from "../../contract/programme.ts";
import type { StoredReferral } from "../../contract/referral.ts";
import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import { chunks } from "../../store/chunks.ts";
import type { Person } from "../../store/types.ts";
import type { JobDeps } from "../deps.ts";
import { bookReversals } from "./bookReversals.ts";
import { bookRewards } from "./bookRewards.ts";
import { expireRewards } from "./expireRewards.ts";
import { moveBalance } from "./moveBalance.ts";
import { settleReferrals } from "./settleReferrals.ts";

const pageSize = 100;
/** States that time or somebody else may still change. */
const open: readonly ReferralState[] = ["pending", "held", "approving", "voiding"];
/** Refunds that came by no record of the stream are looked for so long after an approval. */
const watchedMs = 90 * 86_400_000;

/**
 * Walks a scan shard of everything about referrals and completes it: bookings that a crash left reserved, referrals
 * whose day has come, rewards that expire, balances of joined ids, events whose record of the stream was lost.
 *
 * @returns customers who were erased and of whom something is still there
 */
export async function sweepReferrals(deps: JobDeps, shard: number, shards: number): Promise<string[]> {
  const { store, settings, now } = deps;
  if (settings.referrals === undefined) return [];
  const today = localDay(now(), settings.timeZone);
  const erased = await sweepPeople(deps, shard, shards, today);
  for await (const account of store.ledger.accounts(shard, shards)) {
    await store.ledger.complete(account);
    if ((account.nextExpiry ?? today) < today) await expireRewards(deps, account.personKey, today);
  }
  const due = new Set<string>();
  const waiting: StoredReferral[] = [];
  for await (const referral of store.referrals.scan(shard, shards)) {
    const watched = referral.state === "approved" && referral.changedAt >= now() - watchedMs;
    if (open.includes(referral.state) || watched) waiting.push(referral);
  }
  for (const some of chunks(waiting, pageSize)) {
    const customers = await store.people.customersOf(some.map(({ friendKey }) => friendKey));
    for (const referral of some) {
      const customerId = customers.get(referral.friendKey);
      if (customerId === undefined) await endWithoutFriend(deps, referral, today);
      else due.add(customerId);
    }
  }
  for await (const { customerId, items } of store.referralEvents.scan(shard, shards)) {
    if (items.some(({ at }) => at >= now() - watchedMs)) due.add(customerId);
  }
  for (const some of chunks([...due], pageSize)) erased.push(...(await settleReferrals(deps, some)));
  return erased;
}

/** Completes what a crash left between the two links of a key, and moves balances to the key that is booked under. */
async function sweepPeople(deps: JobDeps, shard: number, shards: number, today: number): Promise<string[]> {
  const { store, secret } = deps;
  const erased: string[] = [];
  const check = async (people: readonly Person[]) => {
    const gone = await store.tombstones.has(
      people.map(({ customerId }) => tombstoneHash(secret, customerId)),
    );
    for (const { customerId, keys } of people) {
      if (gone.has(tombstoneHash(secret, customerId))) {
        erased.push(customerId);
        continue;
      }
      const linked = await store.people.customersOf(keys);
      const elsewhere = keys
        .map((key) => linked.get(key))
        .find((id) => id !== undefined && id !== customerId);
      if (elsewhere !== undefined) await store.people.join(customerId, elsewhere);
      else
        await store.people.link(
          keys.filter((key) => !linked.has(key)),
          customerId,
        );
      for (const key of keys.slice(1)) await moveBalance(deps, key, keys[0], today);
    }
  };
  let page: Person[] = [];
  for await (const person of store.people.scan(shard, shards)) {
    page.push(person);
    if (page.length < pageSize) continue;
    await check(page);
    page = [];
  }
  await check(page);
  return erased;
}

/** A referral whose friend was erased: what was decided is completed, what was not ends. */
async function endWithoutFriend(deps: JobDeps, referral: StoredReferral, today: number): Promise<void> {
  const { store, settings, now } = deps;
  const { state, version } = referral;
  if (state === "approved") return;
  const next =
    state === "approving"
      ? await bookRewards(deps, referral, programmeOf(settings.referrals!, settings.currency))
      : state === "voiding"
        ? await bookReversals(deps, referral, today)
        : { ...referral, state: "void" as const, reasons: ["friend_gone" as const], changedAt: now() };
  await store.referrals.put(next, version);
}
