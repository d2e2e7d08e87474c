import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
});
afterAll(() => engine.close());

let next = 0;
const order = (more: Record<string, unknown> = {}) => ({
  orderId: `o-${++next}`,
  customerId: "c-1",
  orderedAt: "2026-03-01T10:00:00+03:00",
  amount: 129.5,
  ...more,
});
const refused = async (...orders: unknown[]) => {
  const { status, json } = await service.send(orders);
  expect(status).toBe(200);
  return json.rejected as {
    index: number;
    orderId: string | null;
    problems: { field: string; value: unknown; message: string }[];
  }[];
};
/** The problems of one order sent beside a good one. */
const problemsOf = async (more: Record<string, unknown>) => {
  const { json } = await service.send([order({ orderId: `good-${++next}` }), order(more)]);
  expect(json).toMatchObject({ accepted: 1, duplicates: 0, rejected: [{ index: 1 }] });
  return Object.fromEntries(
    json.rejected[0].problems.map((one: { field: string; message: string }) => [one.field, one.message]),
  );
};

describe("POST /v1/orders", () => {
  it("takes good orders beside bad ones and says which are which", async () => {
    const { json } = await service.send([
      order({ orderId: "p-1" }),
      order({ orderId: "p-2", amount: -1 }),
      order({ orderId: "p-3" }),
      17,
      null,
    ]);
    expect(json).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(json.rejected.map((one: { index: number; orderId: unknown }) => [one.index, one.orderId])).toEqual(
      [
        [1, "p-2"],
        [3, null],
        [4, null],
      ],
    );
  });

  it("keeps local day, minor units and what was sent", async () => {
    await service.send([
      order({
        orderId: "k-1",
        customerId: "c-keep",
        orderedAt: "2026-03-01T22:30:00Z",
        channel: "web",
        cost: "3.25",
        revision: 4,
      }),
    ]);
    expect(await service.store.orders.ofCustomer("c-keep")).toMatchObject([
      {
        orderId: "k-1",
        type: "order",
        orderedAt: "2026-03-01T22:30:00Z",
        day: 20514,
        amount: 12950,
        cost: 325,
        channel: "web",
        revision: 4,
      },
    ]);
  });

  it("counts the same order sent again as a duplicate, and a correction as accepted", async () => {
    const first = order({ orderId: "d-1" });
    expect((await service.send([first])).json).toMatchObject({ accepted: 1, duplicates: 0 });
    expect((await service.send([first])).json).toMatchObject({ accepted: 0, duplicates: 1 });
    expect((await service.send([{ ...first, amount: 10 }])).json).toMatchObject({
      accepted: 1,
      duplicates: 0,
    });
  });

  it("never lets a lower revision replace a higher one", async () => {
    await service.send([order({ orderId: "r-1", customerId: "c-rev", amount: 20, revision: 2 })]);
    expect(
      (await service.send([order({ orderId: "r-1", customerId: "c-rev", amount: 10, revision: 1 })])).json,
    ).toMatchObject({ duplicates: 1 });
    const updated = { orderId: "r-2", customerId: "c-rev", revision: "2026-03-02T10:00:00Z", amount: 7 };
    await service.send([order(updated)]);
    await service.send([order({ ...updated, revision: "2026-03-01T10:00:00Z", amount: 8 })]);
    expect((await service.store.orders.ofCustomer("c-rev")).map(({ amount }) => amount).sort()).toEqual([
      2000, 700,
    ]);
  });

  it("takes an order id that comes twice in a request as if sent one after the other", async () => {
    const one = order({ orderId: "t-1", customerId: "c-twice", amount: 1 });
    const { json } = await service.send([one, one, { ...one, amount: 2 }, { ...one, amount: 2 }]);
    expect(json).toEqual({ accepted: 2, duplicates: 2, rejected: [] });
    expect(await service.store.orders.ofCustomer("c-twice")).toMatchObject([{ amount: 200 }]);
  });

  it("moves an order seen under another customer instead of doubling it", async () => {
    await service.send([order({ orderId: "m-1", customerId: "guest-1" })]);
    expect((await service.send([order({ orderId: "m-1", customerId: "c-claims" })])).json).toMatchObject({
      accepted: 1,
    });
    expect(await service.store.orders.ofCustomer("guest-1")).toEqual([]);
    expect(await service.store.orders.ofCustomer("c-claims")).toHaveLength(1);
  });

  it("takes a log without amounts", async () => {
    const { amount: _amount, ...bare } = order({ customerId: "c-bare" });
    expect((await service.send([bare])).json).toMatchObject({ accepted: 1 });
    expect(await service.store.orders.ofCustomer("c-bare")).toMatchObject([{ amount: null }]);
  });

  it("refuses orders without amounts once a night has found that the shop's have them, and not before", async () => {
    const shop = await freshService(engine);
    const { amount: _amount, ...bare } = order({ orderId: "b-1", customerId: "c-b" });
    const withAmounts = Array.from({ length: 60 }, (_, i) =>
      order({ orderId: `w-${i}`, customerId: `c-w${i % 25}`, orderedAt: `2026-0${1 + (i % 3)}-1${i % 7}` }),
    );
    expect((await shop.send([bare])).json).toMatchObject({ accepted: 1 });
    expect((await shop.send(withAmounts)).json).toMatchObject({ accepted: 60 });
    await shop.deps.startNight!();
    expect((await shop.send([{ ...bare, orderId: "b-2" }])).json).toMatchObject({
      accepted: 0,
      rejected: [
        { orderId: "b-2", problems: [{ field: "amount", message: expect.stringContaining("send 0") }] },
      ],
    });
    expect((await shop.send([{ ...bare, orderId: "b-3", amount: 0 }])).json).toMatchObject({ accepted: 1 });
  });

  it("goes on taking a log without amounts after its first night", async () => {
    const shop = await freshService(engine);
    const bare = Array.from({ length: 60 }, (_, i) => {
      const { amount: _amount, ...rest } = order({
        orderId: `w-${i}`,
        customerId: `c-w${i % 25}`,
        orderedAt: `2026-0${1 + (i % 3)}-1${i % 7}`,
      });
      return rest;
    });
    expect((await shop.send(bare)).json).toMatchObject({ accepted: 60 });
    await shop.deps.startNight!();
    expect((await shop.send([{ ...bare[0], orderId: "w-more" }])).json).toMatchObject({ accepted: 1 });
  });

  it("refuses an amount that is missing where others have one", async () => {
    expect(await problemsOf({ amount: undefined })).toEqual({ amount: expect.stringContaining("missing") });
  });

  it.each([
    [null],
    ["NaN"],
    ["12,50"],
    ["a lot"],
    [true],
    [{}],
    ["1e3"],
    [""],
  ])("refuses the amount %j", async (amount) => {
    expect(await problemsOf({ amount })).toEqual({ amount: expect.stringContaining("not a number") });
  });

  it("refuses a negative amount with the hint how to send a refund", async () => {
    expect(await problemsOf({ amount: -5 })).toEqual({ amount: expect.stringContaining('type "refund"') });
  });

  it("refuses more decimals than the currency has", async () => {
    expect(await problemsOf({ amount: 1.005 })).toEqual({
      amount: expect.stringContaining("SAR has 2 decimal digits"),
    });
    expect(await problemsOf({ amount: 9e15 })).toEqual({
      amount: expect.stringContaining("requires an amount below"),
    });
  });

  it("takes three decimals where the currency has three", async () => {
    const kuwait = await freshService(engine, { currency: "KWD", timeZone: "Asia/Kuwait" });
    await kuwait.send([order({ customerId: "c-kw", amount: 1.005 })]);
    expect(await kuwait.store.orders.ofCustomer("c-kw")).toMatchObject([{ amount: 1005 }]);
  });

  it("takes a free order", async () => {
    expect((await service.send([order({ amount: 0 })])).json).toMatchObject({ accepted: 1 });
  });

  it("refuses another currency, naming the shop's", async () => {
    expect(await problemsOf({ currency: "USD" })).toEqual({ currency: expect.stringContaining("SAR") });
  });

  it("refuses orders more than 24 h ahead, and takes those less", async () => {
    expect(await problemsOf({ orderedAt: "2026-04-01T12:00:01+03:00" })).toEqual({
      orderedAt: expect.stringContaining("24 h"),
    });
    expect((await service.send([order({ orderedAt: "2026-04-01T11:59:59+03:00" })])).json).toMatchObject({
      accepted: 1,
    });
  });

  it.each([
    "31/03/2026",
    "2026-02-30",
    "2026-03-01T25:00:00Z",
    "",
    "yesterday",
    "0001-01-01",
  ])("refuses the date %j", async (orderedAt) => {
    expect(await problemsOf({ orderedAt })).toEqual({ orderedAt: expect.stringContaining("requires") });
  });

  it.each(["customerId", "orderId", "orderedAt"])("refuses an order without %s", async (field) => {
    expect(await problemsOf({ [field]: undefined })).toEqual({ [field]: expect.any(String) });
    expect(await problemsOf({ [field]: 17 })).toEqual({ [field]: expect.stringContaining("string") });
  });

  it.each(["sara@example.com", "+966 50 123 4567"])("refuses the id %s with advice", async (id) => {
    expect(await problemsOf({ customerId: id })).toEqual({ customerId: expect.stringContaining("HMAC") });
  });

  it.each([
    "",
    "x".repeat(257),
    "ع".repeat(129),
    "a\u0000b",
    "..",
    "half \ud83d",
  ])("refuses the id %j", async (id) => {
    expect(await problemsOf({ customerId: id })).toEqual({ customerId: expect.any(String) });
  });

  it("names a field it does not know, so that a slip in its name is no silent loss", async () => {
    expect(await problemsOf({ ammount: 5 })).toEqual({ ammount: expect.stringContaining("not a field") });
  });

  it("names all that is wrong with an order at once", async () => {
    const wrong = await problemsOf({
      orderId: "",
      amount: -1,
      currency: "EUR",
      orderedAt: "soon",
      type: "gift",
      revision: -1,
      cost: "x",
    });
    expect(Object.keys(wrong).sort()).toEqual([
      "amount",
      "cost",
      "currency",
      "orderId",
      "orderedAt",
      "revision",
      "type",
    ]);
  });

  it("refuses a refund of nothing", async () => {
    expect(await problemsOf({ type: "refund", amount: 0 })).toEqual({
      amount: expect.stringContaining("more than 0"),
    });
  });

  it("refuses refundOf on an order", async () => {
    expect(await problemsOf({ refundOf: "o-1" })).toEqual({ refundOf: expect.stringContaining("refund") });
  });

  it("shortens the values it repeats", async () => {
    const [{ problems }] = await refused(order({ amount: `${"9".repeat(5000)}x` }));
    expect(String(problems[0]!.value).length).toBeLessThanOrEqual(101);
  });

  it("refuses an empty request and one of more than 500 orders", async () => {
    for (const orders of [[], Array.from({ length: 501 }, () => order())]) {
      const { status, json } = await service.call("POST", "/v1/orders", { body: { orders } });
      expect(status).toBe(400);
      expect(json.problems).toMatchObject([{ field: "orders", value: `${orders.length} items` }]);
    }
  });

  it("takes 500 orders at once", async () => {
    const { json } = await service.call("POST", "/v1/orders", {
      body: { orders: Array.from({ length: 500 }, (_, i) => order({ customerId: `c-many-${i % 7}` })) },
    });
    expect(json).toEqual({ accepted: 500, duplicates: 0, rejected: [] });
  });

  it.each([
    "a,b",
    'say "hi"',
    "two\nlines",
    "tab\there",
    "سارة",
    "👩‍🚀",
    "a/b?c=d#e",
    "100%",
    "%2F",
    " spaced ",
    "a+b",
    "‏rtl",
  ])("loses nothing of the id %j on its way through orders, score, history and export", async (id) => {
    const { json } = await service.send([order({ orderId: `o ${id}`, customerId: id })]);
    expect(json).toMatchObject({ accepted: 1 });
    const path = `/v1/customers/${encodeURIComponent(id)}`;
    expect((await service.call("GET", `${path}/score`)).json).toMatchObject({ customerId: id });
    expect((await service.call("GET", `${path}/history`)).json).toMatchObject({
      customerId: id,
      orders: [{ orderId: `o ${id}` }],
    });
    expect((await service.call("GET", `${path}/export`)).json).toMatchObject({ customerId: id });
  });

  it("refuses orders of an erased customer, and takes the rest", async () => {
    await service.send([order({ customerId: "c-gone" })]);
    expect((await service.call("DELETE", "/v1/customers/c-gone")).json).toMatchObject({
      orders: 1,
      refusedFromNowOn: true,
    });
    const { json } = await service.send([order({ customerId: "c-gone" }), order()]);
    expect(json).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 0, problems: [{ field: "customerId", message: expect.stringContaining("erased") }] },
      ],
    });
  });
});
