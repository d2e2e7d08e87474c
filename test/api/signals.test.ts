import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { sendAll, shopOrders } from "./support/shop.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
});
afterAll(() => engine.close());

const signal = (customerId: string, signalId: string, more: object) => ({
  customerId,
  signalId,
  at: "2026-03-01",
  ...more,
});
const known = async (id: string, asOf = "2026-03-31") =>
  (await service.call("GET", `/v1/customers/${id}/signals?asOf=${asOf}`)).json;
const post = (signals: unknown[]) => service.signal(signals);

describe("POST /v1/signals", () => {
  it("takes every kind, and what they add up to can be read without a single order", async () => {
    const { json } = await post([
      signal("all", "r1", { kind: "rating", value: 4.5, productId: "sku-1" }),
      signal("all", "r2", { kind: "rating", value: 2, at: "2026-03-03" }),
      signal("all", "n1", { kind: "nps", value: 9 }),
      signal("all", "s1", { kind: "csat", value: 4 }),
      signal("all", "e1", { kind: "engagement", action: "visit", count: 6, at: "2025-12-31" }),
      signal("all", "e2", { kind: "engagement", action: "share", at: "2026-03-31" }),
      signal("all", "c1", { kind: "complaint", category: "delivery", at: "2026-03-02" }),
      signal("all", "o1", { kind: "consent", channel: "email", state: "granted", source: "checkout" }),
      signal("all", "a1", { kind: "acquisition", channel: "instagram", cost: "18.50", at: "2026-01-01" }),
      signal("all", "k1", { kind: "cost", amount: 7.25, reason: "support call" }),
      signal("all", "d1", { kind: "delivery", orderId: "o-77", at: "2026-03-20" }),
      signal("all", "w1", { kind: "outreach", purpose: "invite", channel: "email", at: "2026-03-21" }),
    ]);
    expect(json).toEqual({ accepted: 12, duplicates: 0, rejected: [] });
    expect(await known("all")).toEqual({
      customerId: "all",
      asOf: "2026-03-31",
      currency: "SAR",
      rating: { count: 2, mean: 3.25, latest: 2, lastOn: "2026-03-03" },
      nps: { value: 9, date: "2026-03-01" },
      csat: { count: 1, mean: 4, latest: 4, lastOn: "2026-03-01" },
      // Six visits 90 days ago, halved: 3; one share today: 5.
      engagement: {
        weight: 8,
        counts: { open: 0, click: 0, visit: 6, review: 0, share: 1 },
        lastOn: "2026-03-31",
      },
      complaints: { total: 1, open: 1, openSince: "2026-03-02", lastOn: "2026-03-02" },
      consents: [{ channel: "email", state: "granted", date: "2026-03-01", source: "checkout" }],
      acquisition: { channel: "instagram", date: "2026-01-01", cost: 18.5 },
      costToServe: 7.25,
      memberships: [],
      deliveredOn: "2026-03-20",
      outreach: [{ purpose: "invite", date: "2026-03-21" }],
    });
    expect((await service.call("GET", "/v1/customers/all/score")).status).toBe(404);
  });

  it("answers a past date blind to what came later: a resolved complaint is open then, a withdrawn consent granted", async () => {
    await post([
      signal("past", "c1", { kind: "complaint", resolvedAt: "2026-03-10" }),
      signal("past", "o1", { kind: "consent", channel: "sms", state: "granted" }),
      signal("past", "o2", { kind: "consent", channel: "sms", state: "withdrawn", at: "2026-03-09" }),
      signal("past", "n1", { kind: "nps", value: 3, at: "2026-03-09" }),
    ]);
    expect(await known("past", "2026-03-08")).toMatchObject({
      complaints: { open: 1 },
      consents: [{ channel: "sms", state: "granted" }],
      nps: null,
    });
    expect(await known("past", "2026-03-10")).toMatchObject({
      complaints: { open: 0, openSince: null },
      consents: [{ channel: "sms", state: "withdrawn" }],
      nps: { value: 3 },
    });
    expect(await known("past", "2026-02-28")).toMatchObject({
      complaints: null,
      consents: [],
      costToServe: 0,
    });
  });

  it("is idempotent by signalId: the same again is a duplicate, other content a correction, a lower revision refused quietly", async () => {
    const rated = (value: number, revision?: number) =>
      signal("again", "r", { kind: "rating", value, ...(revision === undefined ? {} : { revision }) });
    const outcomes = [];
    for (const one of [rated(3), rated(3), rated(4, 7), rated(5, 6), rated(4, 7)]) {
      const { accepted, duplicates } = (await post([one])).json;
      outcomes.push([accepted, duplicates]);
    }
    expect(outcomes).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    expect((await known("again")).rating).toMatchObject({ count: 1, latest: 4 });
    const twice = await post([
      signal("again", "n", { kind: "nps", value: 1 }),
      signal("again", "n", { kind: "nps", value: 2 }),
    ]);
    expect(twice.json.accepted).toBe(2);
    expect((await known("again")).nps.value).toBe(2);
  });

  it("keeps the same signalId of two customers apart", async () => {
    await post([
      signal("one", "nps-2026", { kind: "nps", value: 1 }),
      signal("two", "nps-2026", { kind: "nps", value: 10 }),
    ]);
    expect((await known("one")).nps.value).toBe(1);
    expect((await known("two")).nps.value).toBe(10);
  });

  it("takes the good ones beside the bad, naming field, value and what is accepted", async () => {
    const { json, status } = await post([
      signal("bad", "1", { kind: "mood", value: 3 }),
      signal("bad", "2", { kind: "rating", value: 6 }),
      signal("bad", "3", { kind: "nps", value: 9.5 }),
      signal("bad", "4", { kind: "engagement", action: "wink" }),
      signal("bad", "5", { kind: "consent", channel: "fax", state: "maybe" }),
      signal("bad", "6", { kind: "cost", amount: -3 }),
      signal("bad", "7", { kind: "cost", amount: 0 }),
      signal("bad", "8", { kind: "complaint", resolvedAt: "2026-02-01" }),
      signal("bad", "9", { kind: "csat", value: 5, at: "2027-01-01" }),
      signal("bad", "10", { kind: "csat", value: 5, note: "called twice" }),
      signal("bad", "11", { kind: "acquisition", channel: "web", cost: 1.234 }),
      signal("bad", "12", { kind: "nps", value: 7 }),
      "not a signal",
    ]);
    expect(status).toBe(200);
    expect(json).toMatchObject({ accepted: 1, duplicates: 0 });
    const told = json.rejected.map(
      ({ index, problems }: { index: number; problems: { field: string; message: string }[] }) =>
        [index, ...problems.map(({ field, message }) => `${field} ${message}`)] as const,
    );
    expect(told[0][1]).toMatch(/^kind is none that is known; accepted are rating, nps, csat, .*outreach$/);
    expect(told[1][1]).toMatch(/^value .*5/);
    expect(told[2][1]).toMatch(/^value /);
    expect(told[3][1]).toMatch(/^action .*open.*share/);
    expect(told[4].slice(1).join("\n")).toMatch(/channel .*email[\s\S]*state .*granted/);
    expect(told[5][1]).toBe("amount is negative; give 0 or more");
    expect(told[6][1]).toBe("amount must be more than 0");
    expect(told[7][1]).toBe("resolvedAt lies before the complaint");
    expect(told[8][1]).toMatch(/^at lies more than 24 h ahead/);
    expect(told[9][1]).toBe("note is not a field that is accepted here");
    expect(told[10][1]).toMatch(/^cost .*2 decimal digits/);
    expect(json.rejected.at(-1)).toMatchObject({ index: 12, signalId: null });
    expect(json.rejected.map(({ index }: { index: number }) => index)).not.toContain(11);
  });

  it("refuses contact data wherever text is taken, and stores nothing of it", async () => {
    const mail = "sara@example.com";
    const { json } = await post([
      signal(mail, "1", { kind: "nps", value: 1 }),
      signal("p", mail, { kind: "nps", value: 1 }),
      signal("p", "3", { kind: "rating", value: 1, productId: mail }),
      signal("p", "4", { kind: "complaint", category: `call ${mail}` }),
      signal("p", "5", { kind: "consent", channel: "email", state: "granted", source: mail }),
      signal("p", "6", { kind: "acquisition", channel: "+966 50 123 4567" }),
      signal("p", "7", { kind: "cost", amount: 1, reason: mail }),
    ]);
    expect(json).toMatchObject({ accepted: 0, duplicates: 0 });
    for (const { problems } of json.rejected)
      expect(problems[0].message).toMatch(/looks like (an e-mail|a phone)/);
  });

  it("needs the scope signals:write, which gives nothing else", async () => {
    const body = { signals: [signal("s", "1", { kind: "nps", value: 1 })] };
    const call = (as: "signals:write" | "orders:write") => service.call("POST", "/v1/signals", { as, body });
    expect((await call("signals:write")).status).toBe(200);
    expect((await call("orders:write")).status).toBe(403);
    const score = await service.call("GET", "/v1/customers/s/signals", { as: "signals:write" });
    expect(score.status).toBe(403);
  });

  it("refuses an empty request and one of more than 500", async () => {
    const many = Array.from({ length: 501 }, (_, i) => signal("m", `${i}`, { kind: "nps", value: 1 }));
    for (const signals of [[], many]) {
      expect((await service.call("POST", "/v1/signals", { body: { signals } })).status).toBe(400);
    }
  });
});

/** A shop with a fitted model, which values need. */
async function fittedShop(settings: object = {}): Promise<Service> {
  const shop = await freshService(engine, { ...settings });
  await sendAll(shop, shopOrders(120));
  await shop.deps.startNight!();
  return shop;
}

describe("cost to serve", () => {
  let shop: Service;
  beforeAll(async () => {
    shop = await fittedShop();
  });
  const clv = async (id: string) => (await shop.call("GET", `/v1/customers/${id}/score`)).json;
  const orders = (customerId: string) =>
    ["2026-01-05", "2026-02-04", "2026-03-06"].map((orderedAt, i) => ({
      customerId,
      orderId: `${customerId}-${i}`,
      orderedAt,
      amount: 100,
    }));

  it("told by signals lowers the contribution as the same cost on the orders does, from its day on", async () => {
    await shop.send([
      ...orders("by-signal"),
      ...orders("by-order").map((order) => ({ ...order, cost: 10 })),
      ...orders("free"),
    ]);
    await shop.signal([signal("by-signal", "k", { kind: "cost", amount: 30, at: "2026-03-06" })]);
    const [bySignal, byOrder, free] = [await clv("by-signal"), await clv("by-order"), await clv("free")];
    expect(bySignal.prediction).toEqual(byOrder.prediction);
    expect(bySignal.prediction.predictedClv.value).toBeLessThan(free.prediction.predictedClv.value);
    const before = await shop.call("GET", "/v1/customers/by-signal/score?asOf=2026-03-05");
    const same = await shop.call("GET", "/v1/customers/free/score?asOf=2026-03-05");
    expect(before.json.prediction).toEqual(same.json.prediction);
  });

  it("adds to what orders carry, and reaches the stored row", async () => {
    await shop.send(orders("both").map((order) => ({ ...order, cost: 10 })));
    const before = (await shop.store.customers.get("both"))!.row!.clv!;
    await shop.signal([signal("both", "k", { kind: "cost", amount: 60 })]);
    const after = (await shop.store.customers.get("both"))!.row!.clv!;
    expect(after).toBeLessThan(before);
    expect(after).toBeCloseTo((await clv("both")).prediction.predictedClv.value, 1);
  });

  it("never lowers what serving takes where the shop has a usual cost of an order", async () => {
    const costly = await fittedShop({ costPerOrder: 20 });
    await costly.send([...orders("some"), ...orders("none")]);
    await costly.signal([signal("some", "k", { kind: "cost", amount: 3 })]);
    const value = async (id: string) =>
      (await costly.call("GET", `/v1/customers/${id}/score`)).json.prediction.predictedClv.value;
    expect(await value("some")).toBeLessThan(await value("none"));
  });
});

describe("timeline, access, joining and erasure", () => {
  it("show, give out, move and remove signals and membership events", async () => {
    await post([
      signal("full", "c", { kind: "complaint", resolvedAt: "2026-03-05", revision: 2 }),
      signal("full", "k", { kind: "cost", amount: "12.50" }),
    ]);
    await service.member([
      {
        customerId: "full",
        eventId: "m1",
        type: "started",
        plan: "gold",
        at: "2026-02-01",
        endsAt: "2026-03-01",
        amount: 49,
      },
    ]);
    const history = (await service.call("GET", "/v1/customers/full/history")).json;
    expect(history.signals).toEqual([
      {
        signalId: "c",
        kind: "complaint",
        at: "2026-03-01",
        date: "2026-03-01",
        revision: 2,
        resolvedAt: "2026-03-05",
      },
      { signalId: "k", kind: "cost", at: "2026-03-01", date: "2026-03-01", revision: null, amount: 12.5 },
    ]);
    const event = {
      eventId: "m1",
      type: "started",
      plan: "gold",
      at: "2026-02-01",
      date: "2026-02-01",
      revision: null,
      endsAt: "2026-03-01",
      amount: 49,
    };
    expect(history.memberships).toEqual([event]);
    const given = (await service.call("GET", "/v1/customers/full/export")).json;
    expect(given).toMatchObject({ signals: history.signals, memberships: [event], orders: [], row: null });
    expect(given.aggregates).toMatchObject({
      costToServe: 12.5,
      memberships: [{ plan: "gold", lapsed: true }],
    });

    const merged = await service.call("POST", "/v1/customers/merge", {
      body: { from: "full", into: "other" },
    });
    expect(merged.json).toMatchObject({ orders: 0, signals: 2, membershipEvents: 1 });
    expect(await known("other")).toMatchObject({ costToServe: 12.5 });
    expect((await service.call("GET", "/v1/customers/full/history")).status).toBe(404);

    const erased = await service.call("DELETE", "/v1/customers/other");
    expect(erased.json).toMatchObject({ signals: 2, membershipEvents: 1, refusedFromNowOn: true });
    for (const what of ["history", "export", "signals"]) {
      expect((await service.call("GET", `/v1/customers/other/${what}`)).status).toBe(404);
    }
    const refused = (await post([signal("other", "n", { kind: "nps", value: 1 })])).json;
    expect(refused.rejected[0].problems[0].message).toMatch(/was erased on request/);
  });

  it("joining keeps both where two people's signals share an id, and one where they are the same event", async () => {
    await post([
      signal("j1", "nps", { kind: "nps", value: 2, at: "2026-02-01" }),
      signal("j1", "visit", { kind: "engagement", action: "visit" }),
      signal("j2", "nps", { kind: "nps", value: 8, at: "2026-03-01" }),
      signal("j2", "visit", { kind: "engagement", action: "visit" }),
    ]);
    await service.call("POST", "/v1/customers/merge", { body: { from: "j1", into: "j2" } });
    expect(await known("j2")).toMatchObject({ nps: { value: 8 }, engagement: { counts: { visit: 1 } } });
    expect(await known("j2", "2026-02-15")).toMatchObject({ nps: { value: 2 } });
  });
});
