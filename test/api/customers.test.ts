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

const get = (id: string, what: string) => service.call("GET", `/v1/customers/${id}/${what}`);
const order = (customerId: string, orderId: string, more: object = {}) => ({
  customerId,
  orderId,
  orderedAt: "2026-03-01",
  amount: 100,
  ...more,
});

describe("a customer's history", () => {
  it("shows purchase days net of refunds, and every order behind them", async () => {
    await service.send([
      order("h-1", "1", { channel: "web", cost: 5 }),
      order("h-1", "2", { orderedAt: "2026-03-01T20:00:00", amount: 50 }),
      order("h-1", "3", { orderedAt: "2026-03-10", amount: 30.25, type: "refund", refundOf: "1" }),
      order("h-1", "4", { orderedAt: "2026-02-01", amount: 7, type: "refund" }),
    ]);
    const { json } = await get("h-1", "history");
    expect(json).toMatchObject({
      customerId: "h-1",
      currency: "SAR",
      purchases: [{ date: "2026-03-01", gross: 150, refunded: 30.25, net: 119.75 }],
      refunds: [{ date: "2026-03-10", purchaseDate: "2026-03-01", amount: 30.25 }],
      unmatchedRefunds: [{ orderId: "4", date: "2026-02-01", amount: 7 }],
    });
    expect(json.orders.map(({ orderId }: { orderId: string }) => orderId)).toEqual(["4", "1", "2", "3"]);
  });

  it("without amounts shows days and no money", async () => {
    const { amount: _amount, ...bare } = order("h-2", "h-2");
    await service.send([bare]);
    expect((await get("h-2", "history")).json.purchases).toEqual([
      { date: "2026-03-01", gross: null, refunded: null, net: null },
    ]);
  });
});

describe("POST /v1/customers/merge", () => {
  const merge = (from: string, into: string) =>
    service.call("POST", "/v1/customers/merge", { body: { from, into } });

  it("gives the orders of one id to the other", async () => {
    await service.send([
      order("guest", "g-1"),
      order("guest", "g-2", { orderedAt: "2026-03-09" }),
      order("known", "k-1", { orderedAt: "2026-01-01" }),
    ]);
    expect(await merge("guest", "known")).toMatchObject({
      status: 200,
      json: { from: "guest", into: "known", orders: 2 },
    });
    expect((await get("known", "score")).json.history).toMatchObject({ orders: 3, historicClv: 300 });
    expect((await get("guest", "score")).status).toBe(404);
  });

  it("refuses an unknown id, the same id twice, and an erased one", async () => {
    expect((await merge("nobody", "known")).json).toMatchObject({
      status: 404,
      detail: expect.stringContaining("nobody"),
    });
    expect((await merge("known", "known")).json.problems[0].field).toBe("into");
    await service.send([order("erased-2", "e-2")]);
    await service.call("DELETE", "/v1/customers/erased-2");
    expect((await merge("known", "erased-2")).status).toBe(409);
  });
});

describe("DELETE /v1/customers/{id}", () => {
  it("leaves nothing that can be read, and can be repeated", async () => {
    await service.send([order("e-1", "e-1"), order("e-1", "e-1b")]);
    const erase = () => service.call("DELETE", "/v1/customers/e-1");
    expect((await erase()).json).toEqual({
      customerId: "e-1",
      orders: 2,
      signals: 0,
      membershipEvents: 0,
      refusedFromNowOn: true,
    });
    for (const what of ["score", "history", "export"]) expect((await get("e-1", what)).status).toBe(404);
    expect((await erase()).json).toMatchObject({ orders: 0 });
    const scores = await service.call("POST", "/v1/scores/batch-get", { body: { customerIds: ["e-1"] } });
    expect(scores.json).toEqual({ scores: [], unknown: ["e-1"] });
  });
});

describe("POST /v1/customers/{id}/readmit", () => {
  it("takes orders again after an erasure, and brings nothing back", async () => {
    const again = { orders: [order("r-1", "r-new")] };
    await service.send([order("r-1", "r-old")]);
    await service.call("DELETE", "/v1/customers/r-1");
    expect((await service.call("POST", "/v1/orders", { body: again })).json.rejected).toHaveLength(1);
    const readmit = () => service.call("POST", "/v1/customers/r-1/readmit");
    expect((await readmit()).json).toEqual({ customerId: "r-1", wasErased: true });
    expect((await readmit()).json).toEqual({ customerId: "r-1", wasErased: false });
    expect((await service.send(again.orders)).json.accepted).toBe(1);
    expect((await get("r-1", "history")).json.orders).toHaveLength(1);
  });
});

describe("GET /v1/customers/{id}/export", () => {
  it("gives out orders, history and row", async () => {
    await service.send([order("x-1", "x-1", { channel: "app" })]);
    const { json } = await get("x-1", "export");
    expect(json).toMatchObject({
      customerId: "x-1",
      exportedAt: "2026-03-31T09:00:00.000Z",
      orders: [{ orderId: "x-1", amount: 100, channel: "app" }],
      history: { purchases: [{ net: 100 }] },
      row: { customerId: "x-1", orders: 1 },
      firstChannel: "app",
    });
  });
});
