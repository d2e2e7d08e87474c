import { expect, it } from "vitest";
import type { StoredReferral } from "../../functions/contract/referral.ts";
import type { StoredSignal } from "../../functions/contract/signal.ts";
import { steps } from "../../functions/jobs/night/steps.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { scoreCustomer } from "../../functions/scoring/scoreCustomer.ts";
import { readLatestSnapshot } from "../../functions/scoring/snapshot/latestSnapshot.ts";
import { cardMarkdown } from "../../model/evaluate/cardMarkdown.ts";
import type { ModelCard } from "../../model/evaluate/modelCard.ts";
import { orderOf } from "../engine/orderOf.ts";
import { type JobsUnderTest, jobsUnderTest, today } from "./jobsUnderTest.ts";

const fresh = jobsUnderTest();
const nightSteps = ["begin", "reconcile", "summarise", "fit", "promote", "rescore", "report"] as const;

const signal = (customerId: string, content: Record<string, unknown>): StoredSignal =>
  ({
    customerId,
    signalId: `s-${content.kind}`,
    day: today - 2,
    at: (today - 2) * 86_400_000,
    happenedAt: "then",
    ...content,
  }) as unknown as StoredSignal;

const fifty = Array.from({ length: 50 }, (_, c) => c);

/** Fifty customers who buy often or seldom, of whom some last bought long ago. */
const orders = fifty.flatMap((c) =>
  Array.from({ length: 1 + (c % 10) }, (_, n) =>
    orderOf({
      orderId: `o${c}-${n}`,
      customerId: `c${c}`,
      day: today - 1 - (c % 3) * 15 - n * (8 + (c % 5)),
      amount: 2_000 + 100 * c,
    }),
  ),
);

async function shopOf(
  signals: StoredSignal[],
  sent = orders,
  prepare: (jobs: JobsUnderTest) => Promise<void> = async () => {},
): Promise<JobsUnderTest> {
  const jobs = await fresh();
  await jobs.deps.store.orders.put(sent);
  await prepare(jobs);
  await jobs.deps.store.signals.put(signals);
  await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
  for (const step of nightSteps) {
    await steps[step](jobs.deps, { runId: "n1", asOf: today, shards: 1, shard: 0 });
  }
  return jobs;
}

/** Every customer as stored, beside the score that is answered live. */
async function storedAndLive({ deps }: JobsUnderTest, most = Infinity) {
  const champion = (await deps.store.catalog.champion())!;
  const model = (await deps.store.catalog.model(champion.modelId))!;
  const ruleset = (await deps.store.catalog.ruleset(champion.rulesetId))!;
  const found = [];
  for await (const { row, ...customer } of deps.store.customers.scan(0, 1)) {
    if (found.length === most) break;
    const { customerId } = customer;
    const input = { ...customer, model, ruleset, settings: deps.settings, asOf: today };
    found.push({ customerId, row: row!, score: scoreCustomer(input)! });
  }
  return found;
}

const segmentsOf = async (jobs: JobsUnderTest) =>
  Object.fromEntries((await storedAndLive(jobs)).map(({ customerId, row }) => [customerId, row.segment]));

it("signals take customers out of the likely ambassadors, in the row at once and in the night as in the live score", async () => {
  const plain = await segmentsOf(await shopOf([]));
  const ambassadors = Object.keys(plain).filter((id) => plain[id] === "likely_ambassador");
  expect(ambassadors.length).toBeGreaterThan(2);
  const [complaining, detracting, happy] = ambassadors;
  const signals = [
    signal(complaining, { kind: "complaint", category: "delivery" }),
    signal(detracting, { kind: "nps", value: 3 }),
    signal(happy, { kind: "nps", value: 10 }),
    ...fifty.slice(0, 20).map((c) => signal(`c${c}`, { kind: "rating", value: 4.5 })),
  ];
  const jobs = await shopOf(signals);
  const all = await storedAndLive(jobs);
  expect(all.length).toBe(50);
  for (const { row, score } of all) expect(score.segment).toBe(row.segment);
  const after = Object.fromEntries(all.map(({ customerId, row }) => [customerId, row.segment]));
  expect(after).toEqual({ ...plain, [complaining]: "steady", [detracting]: "steady" });

  const judged = Object.fromEntries(all.map(({ customerId, score }) => [customerId, score.ambassador]));
  expect(judged[complaining]).toMatchObject({ class: "not_interested", basis: "documented", chance: null });
  expect(judged[complaining].reasons[0].code).toBe("open_complaint");
  expect(judged[happy]).toMatchObject({ class: "potential" });

  const snapshot = (await readLatestSnapshot(jobs.deps.store.blobs))!;
  for (const { customerId, score } of all) {
    const at = snapshot.customerIds.indexOf(customerId);
    expect(snapshot.facts.ambassadorScore[at]).toBeCloseTo(score.ambassador.score, 5);
    expect(snapshot.facts.signalsAgainst[at]).toBe([complaining, detracting].includes(customerId) ? 1 : 0);
  }

  const settled = { kind: "complaint", category: "delivery", resolvedDay: today - 1 };
  await jobs.deps.store.signals.put([signal(complaining, settled)]);
  await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
  expect((await segmentsOf(jobs))[complaining]).toBe("likely_ambassador");
});

/** Lets a customer have brought somebody who was approved on a day. */
async function approve({ deps }: JobsUnderTest, customerId: string, day: number, nth = 0): Promise<void> {
  const [advocateKey] = await deps.store.people.keysOf(customerId);
  const at = day * 86_400_000;
  const approved: Omit<StoredReferral, "version"> = {
    friendKey: `friend-${customerId}-${nth}`,
    state: "approved",
    reasons: [],
    advocateKey,
    codeId: "code",
    attributedDay: day - 20,
    attributedAt: at,
    purchaseDay: day - 14,
    dueDay: day,
    round: 1,
    approvedDay: day,
    payouts: null,
    decided: null,
    changedAt: at,
  };
  await deps.store.referrals.put(approved, 0);
}

it("whoever brought somebody is an actual ambassador from the night on, past dates do not know it yet, and an undone referral is none", async () => {
  const jobs = await shopOf([], orders, async (shop) => {
    await approve(shop, "c49", today - 5);
    await approve(shop, "c49", today - 40, 1);
    await approve(shop, "gone", today - 5);
  });
  const { store } = jobs.deps;
  expect((await store.customers.get("c49"))!.referredDays).toEqual([today - 40, today - 5]);
  const before = (await storedAndLive(jobs)).find(({ customerId }) => customerId === "c49")!;
  expect(before.score.ambassador.class).toBe("actual");
  expect(before.score.ambassador.reasons[0].en).toBe("Has brought 2 customers who bought.");
  expect(before.score.segment).toBe(before.row.segment);
  expect(await store.customers.get("gone")).toBeNull();

  const customer = (await store.customers.get("c49"))!;
  const champion = (await store.catalog.champion())!;
  const score = scoreCustomer({
    ...customer,
    model: (await store.catalog.model(champion.modelId))!,
    ruleset: (await store.catalog.ruleset(champion.rulesetId))!,
    settings: jobs.deps.settings,
    asOf: today - 41,
  })!;
  expect(score.ambassador.class).not.toBe("actual");

  // A new order rebuilds the customer, who stays what they are.
  await store.orders.put([orderOf({ orderId: "new", customerId: "c49", day: today })]);
  await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
  expect((await store.customers.get("c49"))!.referredDays).toEqual([today - 40, today - 5]);

  for (const key of ["friend-c49-0", "friend-c49-1"]) {
    const stored = (await store.referrals.find([key])).get(key)!;
    await store.referrals.put({ ...stored, state: "void" }, stored.version);
  }
  for (const step of nightSteps) {
    await steps[step](jobs.deps, { runId: "n2", asOf: today, shards: 1, shard: 0 });
  }
  expect((await store.customers.get("c49"))!.referredDays).toBeUndefined();
});

it("enough referrals teach the night weights of the shop's own, graded on customers held out", {
  timeout: 60_000,
}, async () => {
  const many = Array.from({ length: 300 }, (_, c) => c);
  const longAgo = many.flatMap((c) =>
    [0, 1, 2].map((n) =>
      orderOf({
        orderId: `m${c}-${n}`,
        customerId: `c${c}`,
        day: today - 200 - (c % 7) - 30 * n,
        amount: 3_000,
      }),
    ),
  );
  // Here it is those who share who bring others, whatever they answer.
  const shares = (c: number) => c % 3 === 0;
  const said = many.flatMap((c) => [
    { ...signal(`c${c}`, { kind: "nps", value: (7 * c) % 11 }), day: today - 190 },
    ...(shares(c)
      ? [
          {
            ...signal(`c${c}`, { kind: "engagement", action: "share", count: 4, weight: 20 }),
            day: today - 185,
          },
        ]
      : []),
  ]);
  const jobs = await shopOf(said, longAgo, async (shop) => {
    for (const c of many)
      if (shares(c) ? c % 5 !== 0 : c % 40 === 1) await approve(shop, `c${c}`, today - 30);
  });
  const champion = (await jobs.deps.store.catalog.champion())!;
  const model = (await jobs.deps.store.catalog.model(champion.modelId))!;
  const { ambassadors } = model.card as ModelCard;
  expect(ambassadors).toMatchObject({ customers: 300, serves: true, days: 180 });
  expect(ambassadors!.holdout!.fitted.auc).toBeGreaterThan(ambassadors!.holdout!.documented.auc + 0.1);
  expect(model.ambassadors!.weights.engagement).toBeGreaterThan(model.ambassadors!.weights.nps);
  for (const language of ["en", "ar"] as const) {
    const text = cardMarkdown(model.card as ModelCard, language);
    expect(text).toContain(ambassadors!.reason[language]);
    expect(text).toContain(ambassadors!.holdout!.fitted.auc.toFixed(3));
  }
  const all = await storedAndLive(jobs, 12);
  for (const { row, score } of all) {
    expect(score.ambassador.basis).toBe("data");
    expect(score.segment).toBe(row.segment);
  }
  const [sharing, silent] = [true, false].map((wanted) =>
    all.filter(({ customerId }) => shares(Number(customerId.slice(1))) === wanted),
  );
  const least = Math.min(...sharing.map(({ score }) => score.ambassador.chance!));
  expect(least).toBeGreaterThan(Math.max(...silent.map(({ score }) => score.ambassador.chance!)));
});

it("cut-offs over the ambassador score count what signals say", async () => {
  const jobs = await shopOf(fifty.map((c) => signal(`c${c}`, { kind: "nps", value: c % 2 ? 10 : 0 })));
  await jobs.deps.store.catalog.putRecipe(
    {
      changedAt: 0,
      recipe: {
        cutoffs: { top: { quantile: 0.5, of: "ambassadorScore" } },
        rules: [
          {
            segment: "top",
            label: { en: "Top", ar: "الأعلى" },
            when: { field: "ambassadorScore", op: ">", than: { cutoff: "top" } },
          },
          { segment: "rest", label: { en: "Rest", ar: "الباقي" }, when: { always: true } },
        ],
      },
    },
    0,
  );
  for (const step of nightSteps) {
    await steps[step](jobs.deps, { runId: "n2", asOf: today, shards: 1, shard: 0 });
  }
  const counts = Object.values(await segmentsOf(jobs)).filter((segment) => segment === "top").length;
  expect(counts).toBeGreaterThanOrEqual(20);
  expect(counts).toBeLessThanOrEqual(25);
});
