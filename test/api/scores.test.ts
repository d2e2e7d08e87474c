import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreSchema } from "../../functions/contract/score.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { runs } from "../support/runs.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders, today } from "./support/shop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(250));
  await service.deps.startNight!();
});
afterAll(() => engine.close());

const score = (id: string, query = "") =>
  service.call("GET", `/v1/customers/${encodeURIComponent(id)}/score${query}`);
const send = (customerId: string, orders: object[]) =>
  service.send(orders.map((order) => ({ customerId, ...order })));

describe("GET /v1/customers/{id}/score", () => {
  it("answers a whole score, for today, by the model that serves", async () => {
    const { status, json } = await score("c-1");
    expect(status).toBe(200);
    scoreSchema.parse(json);
    const champion = await service.store.catalog.champion();
    expect(json).toMatchObject({
      customerId: "c-1",
      asOf: "2026-03-31",
      horizonDays: 365,
      currency: "SAR",
      modelId: champion!.modelId,
      rulesetId: champion!.rulesetId,
      basis: "data",
    });
  });

  it("counts an order the moment it is stored", async () => {
    await send("fresh", [{ orderId: "f-1", orderedAt: "2026-03-30", amount: 10 }]);
    expect((await score("fresh")).json.history).toMatchObject({ orders: 1, historicClv: 10 });
    await send("fresh", [{ orderId: "f-2", orderedAt: "2026-03-31", amount: 5 }]);
    expect((await score("fresh")).json.history).toMatchObject({ orders: 2, historicClv: 15 });
  });

  it("as of a past date is blind to whatever came later", async () => {
    const early = [
      { orderId: "p-1", orderedAt: "2025-06-01", amount: 40 },
      { orderId: "p-2", orderedAt: "2025-08-01", amount: 60 },
    ];
    await send("past", early);
    const before = (await score("past", "?asOf=2025-09-01")).json;
    await send("past", [
      { orderId: "p-3", orderedAt: "2025-09-02", amount: 500 },
      { orderId: "p-4", orderedAt: "2025-10-01", amount: 60, type: "refund", refundOf: "p-2" },
    ]);
    expect((await score("past", "?asOf=2025-09-01")).json).toEqual(before);
    expect((await score("past")).json.history.historicClv).toBe(540);
  });

  it("as of a date before the first purchase is 404 and says so", async () => {
    const { status, json } = await score("past", "?asOf=2025-05-31");
    expect(status).toBe(404);
    expect(json.detail).toContain("2025-05-31");
  });

  it("takes tomorrow as a date and no day after", async () => {
    expect((await score("c-1", "?asOf=2026-04-01")).json.asOf).toBe("2026-04-01");
    expect((await score("c-1", "?asOf=2026-04-02")).json.problems[0].message).toContain("2026-04-01");
  });

  it("expects more of a longer horizon", async () => {
    const values = [];
    for (const days of [1, 30, 365, 3650])
      values.push((await score("c-1", `?horizonDays=${days}`)).json.prediction.expectedOrders.value);
    expect(values).toEqual([...values].sort((one, other) => one - other));
  });

  it("before the first night answers by the prior and says so", async () => {
    const fresh = await freshService(engine);
    await fresh.send([{ orderId: "1", customerId: "c", orderedAt: "2026-03-01", amount: 10 }]);
    const { json } = await fresh.call("GET", "/v1/customers/c/score");
    expect(json.basis).toBe("prior");
    const model = (await fresh.call("GET", "/v1/models/current")).json;
    expect(model).toMatchObject({ basis: "prior", id: json.modelId, asOf: null });
  });
});

describe("POST /v1/scores/batch-get", () => {
  it("answers as one by one, and lists who is unknown", async () => {
    const customerIds = ["c-3", "nobody", "c-1", "c-3"];
    const { json } = await service.call("POST", "/v1/scores/batch-get", {
      body: { customerIds, horizonDays: 90 },
    });
    expect(json.unknown).toEqual(["nobody"]);
    expect(json.scores).toEqual([
      (await score("c-3", "?horizonDays=90")).json,
      (await score("c-1", "?horizonDays=90")).json,
    ]);
  });

  it("takes 100 ids and no more", async () => {
    const ask = (count: number) =>
      service.call("POST", "/v1/scores/batch-get", {
        body: { customerIds: Array.from({ length: count }, (_, i) => `c-${i}`) },
      });
    expect((await ask(100)).json.scores).toHaveLength(100);
    expect((await ask(101)).status).toBe(400);
  });
});

describe("POST /v1/scores/compute", () => {
  it("gives the score that storing the same orders would, and stores nothing", async () => {
    const orders = [
      { orderId: "x1", orderedAt: "2025-11-05T10:00:00+03:00", amount: 120 },
      { orderId: "x2", orderedAt: "2026-01-20", amount: "80.50" },
      { orderId: "x3", orderedAt: "2026-02-01", amount: 20, type: "refund", refundOf: "x2" },
    ];
    const { json } = await service.call("POST", "/v1/scores/compute", {
      body: { customers: [{ customerId: "computed", orders }] },
    });
    expect((await score("computed")).status).toBe(404);
    await send("computed", orders);
    expect(json).toEqual({ scores: [(await score("computed")).json], unknown: [] });
  });

  it("names every fault of every order", async () => {
    const customers = [
      {
        customerId: "a",
        orders: [
          { orderedAt: "2026-01-01", amount: -1 },
          { orderedAt: "someday", amount: 1 },
        ],
      },
      { customerId: "a", orders: [{ orderedAt: "2026-01-01", amount: 1, customerId: "b" }, 3] },
    ];
    const { status, json } = await service.call("POST", "/v1/scores/compute", { body: { customers } });
    expect(status).toBe(400);
    const fields = json.problems.map((one: { field: string }) => one.field);
    for (const field of [
      "customers[0].orders[0].amount",
      "customers[0].orders[1].orderedAt",
      "customers[1].customerId",
      "customers[1].orders[0].customerId",
    ])
      expect(fields).toContain(field);
  });
});

describe("orders as the world sends them", () => {
  interface Event {
    orderId: string;
    day: number;
    minor: number;
    refunds: { day: number; share: number }[];
    /** An earlier, wrong version of the order. */
    corrects: { day: number; minor: number } | null;
  }
  const day = fc.integer({ min: today - 700, max: today });
  const minor = fc.integer({ min: 0, max: 50_000 });
  const history = fc.array(
    fc.record({
      day,
      minor,
      refunds: fc.array(fc.record({ day, share: fc.double({ min: 0.1, max: 1, noNaN: true }) }), {
        maxLength: 2,
      }),
      corrects: fc.option(fc.record({ day, minor })),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const seed = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));

  const versions = (customerId: string, { orderId, day: on, minor: amount, refunds, corrects }: Event) => [
    ...(corrects
      ? [
          {
            customerId,
            orderId,
            orderedAt: dayToIso(corrects.day),
            amount: corrects.minor / 100,
            revision: 1,
          },
        ]
      : []),
    { customerId, orderId, orderedAt: dayToIso(on), amount: amount / 100, revision: 2 },
    ...refunds.map((refund, nth) => ({
      customerId,
      orderId: `${orderId}-refund-${nth}`,
      orderedAt: dayToIso(refund.day),
      amount: Math.ceil(amount * refund.share) / 100,
      type: "refund",
      refundOf: orderId,
    })),
  ];

  it("twice, out of order, late, refunded and corrected give the score of the same orders once, in order", async () => {
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(history, seed, async (events, random) => {
        nth += 1;
        const [tidy, messy] = [`tidy-${nth}`, `messy-${nth}`];
        const named = (customerId: string) =>
          events.map((event, i) => ({ ...event, orderId: `${customerId}-${i}` }));
        const once = named(tidy)
          .flatMap((event) => versions(tidy, { ...event, corrects: null }))
          .sort((one, other) => (one.orderedAt < other.orderedAt ? -1 : 1));
        const all = named(messy).flatMap((event) => versions(messy, event));
        const shuffled = [...all, ...all]
          .map((order) => ({ order, at: random.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ order }) => order);
        await service.send(once);
        const cut = Math.floor(shuffled.length * (random.next().value as number));
        for (const part of [shuffled.slice(0, cut), shuffled.slice(cut)])
          if (part.length > 0) await service.send(part);
        const [one, other] = [await score(tidy), await score(messy)];
        expect(other.status).toBe(one.status);
        if (one.status === 200) expect(other.json).toEqual({ ...one.json, customerId: messy });
      }),
      { numRuns: runs(12) },
    );
  });
});
