import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(150));
});
afterAll(() => engine.close());

describe("GET /v1/forecast", () => {
  it("says before the first night that there is none", async () => {
    const { status, json } = await service.call("GET", "/v1/forecast?by=week");
    expect(status).toBe(200);
    expect(json).toMatchObject({ asOf: null, weeks: [], past: [], horizon: null });
    expect(json.reason.ar).toMatch(/\S/);
  });

  it("answers what the night left: weeks past and to come that join, and sum to the shop's expected orders", async () => {
    await service.call("POST", "/v1/runs");
    const { status, json } = await service.call("GET", "/v1/forecast");
    expect(status).toBe(200);
    const { past, weeks } = json as {
      past: { to: string; orders: number; firstOrders: number; repeatOrders: number }[];
      weeks: {
        from: string;
        known: { expected: number; low: number; high: number };
        all: { expected: number };
      }[];
    };
    expect([json.asOf, past[past.length - 1].to, weeks[0].from]).toEqual([
      "2026-03-31",
      "2026-03-31",
      "2026-04-01",
    ]);
    expect(weeks).toHaveLength(52);
    expect(json.modelId).toBe((await service.call("GET", "/v1/models/current")).json.id);
    for (const { known, all } of weeks) {
      expect(known.low).toBeLessThanOrEqual(Math.ceil(known.expected));
      expect(known.high).toBeGreaterThanOrEqual(Math.floor(known.expected));
      expect(all.expected).toBeGreaterThanOrEqual(known.expected);
    }
    const { segments } = (await service.call("GET", "/v1/segments")).json;
    const year = segments.reduce(
      (sum: number, { expectedOrders }: { expectedOrders: number }) => sum + expectedOrders,
      0,
    );
    const sum = weeks.reduce((total, { known }) => total + known.expected, 0);
    expect(Math.abs(sum / year - 1)).toBeLessThan(0.01); // 364 days of 365
    const { horizon } = json as { horizon: Record<string, number & { [end: string]: number }> };
    expect([horizon.days, horizon.customers]).toEqual([365, 150]);
    expect(horizon.orders.expected).toBeCloseTo(year, 1);
    const clv = segments.reduce((sum: number, segment: { clv: number }) => sum + segment.clv, 0);
    expect(horizon.value.expected).toBeCloseTo(clv, 0);
    for (const { low, expected, high } of [horizon.orders, horizon.value]) {
      expect(low).toBeLessThan(expected);
      expect(high).toBeGreaterThan(expected);
    }
    for (const { orders, firstOrders, repeatOrders } of past) expect(orders).toBe(firstOrders + repeatOrders);
  });

  it("knows weeks only", async () => {
    expect((await service.call("GET", "/v1/forecast?by=month")).status).toBe(400);
  });
});
