import { expect, it } from "vitest";
import type { StoredSignal } from "../../functions/contract/signal.ts";
import { steps } from "../../functions/jobs/night/steps.ts";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { scoreCustomer } from "../../functions/scoring/scoreCustomer.ts";
import { readLatestSnapshot } from "../../functions/scoring/snapshot/latestSnapshot.ts";
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

async function shopOf(signals: StoredSignal[]): Promise<JobsUnderTest> {
  const jobs = await fresh();
  await jobs.deps.store.orders.put(orders);
  await jobs.deps.store.signals.put(signals);
  await createSummariseStream(jobs.deps)({ Records: await jobs.takeRecords() });
  for (const step of nightSteps) {
    await steps[step](jobs.deps, { runId: "n1", asOf: today, shards: 1, shard: 0 });
  }
  return jobs;
}

/** Every customer as stored, beside the score that is answered live. */
async function storedAndLive({ deps }: JobsUnderTest) {
  const champion = (await deps.store.catalog.champion())!;
  const model = (await deps.store.catalog.model(champion.modelId))!;
  const ruleset = (await deps.store.catalog.ruleset(champion.rulesetId))!;
  const found = [];
  for await (const { customerId, history, signals, row } of deps.store.customers.scan(0, 1)) {
    const input = { customerId, history, signals, model, ruleset, settings: deps.settings, asOf: today };
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
