import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredReferralEvent } from "../../functions/contract/referral.ts";
import { reconcileShard } from "../../functions/jobs/reconcileShard.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { available, balance } from "../../model/referrals/ledger/openLots.ts";
import { orderOf } from "../engine/orderOf.ts";
import { runs } from "../support/runs.ts";
import { describeJobs } from "./describeJobs.ts";
import { type JobsUnderTest, today } from "./jobsUnderTest.ts";

const terms = {
  advocateReward: 10,
  friendReward: 5,
  minimumPurchase: 20,
  waitingDays: 7,
  rewardExpiresDays: 60,
  capPerMonth: 1,
  capPerAdvocate: 4,
  friendsPerDay: 100,
};
const friends = 6;
const advocates = ["a0", "a1"];

/** What happens: sign-ups and purchases of friends by two advocates, orders, refunds, and spending of rewards. */
const happenings = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constantFrom("signup" as const, "purchase" as const),
      friend: fc.nat(friends - 1),
      advocate: fc.nat(1),
      ago: fc.integer({ min: 8, max: 25 }),
    }),
    fc.record({
      what: fc.constant("order" as const),
      friend: fc.nat(friends - 1),
      ago: fc.integer({ min: 0, max: 12 }),
    }),
    fc.record({
      what: fc.constant("refund" as const),
      friend: fc.nat(friends - 1),
      ago: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({
      what: fc.constant("redeem" as const),
      advocate: fc.nat(1),
      amount: fc.integer({ min: 1, max: 1500 }),
    }),
  ),
  { minLength: 1, maxLength: 18 },
);
/** Three friends of one advocate who bought, so that there is always something to pay, and more than the cap. */
const always: Happening[] = [0, 1, 2].flatMap((friend) => [
  { what: "signup", friend, advocate: 0, ago: 20 },
  { what: "order", friend, ago: 12 },
]);
type Happening = typeof happenings extends fc.Arbitrary<(infer H)[]> ? H : never;

async function keysOfAdvocates({ deps }: JobsUnderTest): Promise<string[]> {
  return Promise.all(advocates.map(async (id) => (await deps.store.people.keysOf(id))[0]));
}

/** Writes one thing that happened, as its route would. */
async function put(
  { deps }: JobsUnderTest,
  keys: string[],
  happening: Happening,
  nth: number,
): Promise<void> {
  const { store, now } = deps;
  if (happening.what === "redeem") {
    const amount = happening.amount;
    await store.ledger.book(keys[happening.advocate], `redeem#${nth}`, (known) =>
      available(known, today) >= amount ? { kind: "redeem", amount: -amount, day: today, at: now() } : null,
    );
    return;
  }
  const day = today - happening.ago;
  const customerId = `f${happening.friend}`;
  if (happening.what === "order" || happening.what === "refund") {
    const type = happening.what;
    await store.orders.put([orderOf({ orderId: `o${nth}`, customerId, day, type, amount: 2500 })]);
    return;
  }
  const event: StoredReferralEvent = {
    customerId,
    referralEventId: `e${nth}`,
    type: happening.what,
    happenedAt: `day ${day}`,
    day,
    at: day * 86_400_000 + nth,
    advocateKey: keys[happening.advocate],
    codeId: "code",
  };
  await store.referralEvents.put([event]);
}

/** What is promised of referrals and ledger, whatever happened. */
async function expectPromises({ deps }: JobsUnderTest, keys: string[]): Promise<void> {
  const { store } = deps;
  const rewards: string[] = [];
  for (let f = 0; f < friends; f++) {
    const customerId = `f${f}`;
    if ((await store.referralEvents.ofCustomer(customerId)).length === 0) continue;
    const person = (await store.people.of(customerId))!;
    const referral = (await store.referrals.find(person.keys)).get(person.keys[0])!;
    expect(["approving", "voiding"]).not.toContain(referral.state);
    // None that is due is left behind.
    if (referral.state === "pending") expect(referral.dueDay ?? today + 1).toBeGreaterThan(today);
    for (const role of ["advocate", "friend"] as const) {
      const payout = referral.payouts?.[role];
      if (!payout) continue;
      const entries = await store.ledger.entries(payout.personKey);
      const paid = entries.filter(
        (entry) => entry.kind === "earn" && entry.referralId === person.keys[0] && entry.role === role,
      );
      // Not lost, not twice; capped only where the cap is reached.
      expect(paid).toHaveLength(payout.outcome === "paid" ? 1 : 0);
      const undone = entries.filter(({ kind, of }) => kind === "reverse" && of === paid[0]?.entryId);
      expect(undone).toHaveLength(paid.length === 1 && referral.state === "void" ? 1 : 0);
      if (payout.outcome === "capped") {
        const { months, rewarded } = await store.ledger.account(payout.personKey);
        expect(
          rewarded >= terms.capPerAdvocate || Math.max(...Object.values(months)) >= terms.capPerMonth,
        ).toBe(true);
      }
      rewards.push(...paid.map(({ entryId }) => entryId));
    }
  }
  expect(new Set(rewards).size).toBe(rewards.length);
  let earned = 0;
  for await (const account of store.ledger.accounts(0, 1)) {
    const entries = await store.ledger.entries(account.personKey);
    expect(account.pending).toBeUndefined();
    expect(account.balance).toBe(balance(entries));
    let sum = 0;
    entries.forEach((entry, i) => {
      expect(entry.seq).toBe(i + 1);
      sum += entry.amount;
      expect(sum).toBeGreaterThanOrEqual(0);
    });
    earned += entries.filter(({ kind }) => kind === "earn").length;
    const asAdvocate = entries.filter(({ role, kind }) => kind === "earn" && role === "advocate");
    expect(asAdvocate.length).toBeLessThanOrEqual(terms.capPerAdvocate);
    expect(account.rewarded).toBe(asAdvocate.length);
    for (const count of Object.values(account.months)) expect(count).toBeLessThanOrEqual(terms.capPerMonth);
  }
  // Every reward there is belongs to a referral.
  expect(earned).toBe(rewards.length);
  expect(keys).toHaveLength(advocates.length);
}

describeJobs("referrals and their ledger", (fresh, slowness) => {
  it("pay no reward twice and lose none, under concurrent, repeated and reordered events and kills between any two writes", {
    timeout: 240_000,
  }, async () => {
    let approved = 0;
    let capped = 0;
    await fc.assert(
      fc.asyncProperty(
        happenings,
        fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (rows, kills, random) => {
          const jobs = await fresh({ referrals: terms });
          const keys = await keysOfAdvocates(jobs);
          const handler = createSummariseStream(jobs.deps);
          const order = [...always, ...rows]
            .map((row, nth) => ({ row, nth, at: random.next().value }))
            .sort((a, b) => a.at - b.at);
          const work = async () => {
            await Promise.all(order.map(({ row, nth }) => put(jobs, keys, row, nth)));
            const Records = await jobs.takeRecords();
            await Promise.all([
              handler({ Records }),
              handler({ Records: [...Records].reverse() }),
              reconcileShard(jobs.deps, 0, 1),
            ]);
          };
          for (const kill of kills) {
            jobs.killAtWrite(kill);
            await work().catch(() => {});
            jobs.revive();
          }
          await work();
          // What a crash left without a record of the stream is found by the night.
          await reconcileShard(jobs.deps, 0, 1);
          await expectPromises(jobs, keys);
          for await (const { payouts } of jobs.deps.store.referrals.scan(0, 1)) {
            if (payouts?.advocate.outcome === "paid") approved++;
            if (payouts?.advocate.outcome === "capped") capped++;
          }
        },
      ),
      { numRuns: runs(Math.ceil(15 / slowness)) },
    );
    expect(approved).toBeGreaterThan(0);
    expect(capped).toBeGreaterThan(0);
  });
});
