import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { sendAll, shopOrders } from "./support/shop.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine, {
    marginShare: 0.5,
    incentives: { responseRate: 0.2, maxShare: 0.4, least: 5 },
  });
  const orders = (customerId: string, dates: string[], amount: number) =>
    dates.map((orderedAt, nth) => ({ orderId: `${customerId}-${nth}`, customerId, orderedAt, amount }));
  await service.send([
    ...orders("loyal", ["2026-01-02", "2026-01-30", "2026-02-27", "2026-03-25"], 200),
    ...orders("silent", ["2025-06-02", "2025-06-12", "2025-06-22", "2025-07-02", "2025-07-12"], 300),
    ...orders("small", ["2026-03-20", "2026-03-25"], 0.4),
  ]);
  expect((await get("loyal")).json).toMatchObject({
    kind: "recognition",
    reasons: [{ code: "value_unknown" }],
  });
  await sendAll(service, shopOrders(80));
  await service.call("POST", "/v1/runs");
}, 60_000);
afterAll(() => engine.close());

const get = (id: string, query = "") => service.call("GET", `/v1/customers/${id}/incentive${query}`);
const score = async (id: string) => (await service.call("GET", `/v1/customers/${id}/score`)).json;

describe("GET /v1/customers/{id}/incentive", () => {
  it("is worth the stated share of the response rate times what the score expects", async () => {
    const { prediction } = await score("loyal");
    const { json } = await get("loyal");
    expect(json).toMatchObject({
      purpose: "keep",
      tier: 1,
      share: 0.2,
      responseRate: 0.2,
      referrals: 0,
      unspent: 0,
    });
    expect(json.incrementalValue).toBeCloseTo(0.2 * prediction.predictedClv.value, 1);
    expect(json.most).toBeLessThanOrEqual(0.2 * 0.2 * prediction.predictedClv.value + 0.01);
    expect(json.most).toBeGreaterThan(0.2 * 0.2 * prediction.predictedClv.value - 0.02);
    expect(["credit", "points"]).toContain(json.kind);
  });

  it("of one who is leaving asks for the next order, and of one who is worth little only thanks", async () => {
    const { valueAtRisk, prediction } = await score("silent");
    const { json } = await get("silent");
    expect(prediction.probabilityAlive).toBeGreaterThan(0.05);
    expect(json).toMatchObject({ kind: "discount", purpose: "win_back" });
    expect(json.incrementalValue).toBeCloseTo(0.2 * valueAtRisk, 1);
    expect(json.most).toBeLessThanOrEqual(0.2 * 0.2 * valueAtRisk + 0.01);
    expect((await get("small")).json).toMatchObject({ kind: "recognition", most: 0 });
  });

  it("of a promoter who surely is a customer is recognition, and a gift while a complaint is open", async () => {
    await service.signal([{ signalId: "n", customerId: "loyal", at: "2026-03-26", kind: "nps", value: 10 }]);
    expect((await get("loyal")).json).toMatchObject({
      kind: "recognition",
      most: 0,
      reasons: [{ code: "needs_no_money", ar: expect.stringMatching(/الشكر/) }],
    });
    expect((await get("loyal", "?asOf=2026-03-25")).json.kind).not.toBe("recognition");
    await service.signal([{ signalId: "c", customerId: "loyal", at: "2026-03-27", kind: "complaint" }]);
    expect((await get("loyal")).json).toMatchObject({ kind: "gift" });
  });

  it("is not known of an unknown customer", async () => {
    expect((await get("nobody")).status).toBe(404);
  });
});
