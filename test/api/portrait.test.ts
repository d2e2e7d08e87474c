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

const get = (path: string, as?: "scores:read" | "orders:write") => service.call("GET", path, { as });

describe("GET /v1/models/current/portrait", () => {
  it("says before the first night that there is none", async () => {
    const { status, json } = await get("/v1/models/current/portrait", "scores:read");
    expect(status).toBe(200);
    expect(json).toMatchObject({ asOf: null, modelId: null, heatMaps: [], repeats: [], tracking: [] });
    expect(json.reason.ar).toMatch(/\S/);
  });

  it("answers what the night drew: every customer in the maps and among the repeat purchases, every week tracked", async () => {
    await service.call("POST", "/v1/runs");
    const { status, json } = await get("/v1/models/current/portrait", "scores:read");
    expect(status).toBe(200);
    expect(json).toMatchObject({ asOf: "2026-03-31", customers: 150, horizonDays: 365, reason: null });
    expect(json.modelId).toBe((await get("/v1/models/current")).json.id);
    const total = (cells: number[][]) => cells.flat().reduce((sum, value) => sum + value, 0);
    const inMaps = json.heatMaps.map(({ density }: { density: number[][] }) => total(density));
    expect(total([inMaps])).toBe(150);
    expect(total([json.repeats.map(({ actual }: { actual: number }) => actual)])).toBe(150);
    const tracked = json.tracking.map(({ repeatOrders }: { repeatOrders: number }) => repeatOrders);
    const { past } = (await get("/v1/forecast")).json;
    expect(tracked.slice(-past.length)).toEqual(
      past.map(({ repeatOrders }: { repeatOrders: number }) => repeatOrders),
    );
  });

  it("needs a key that reads scores", async () => {
    expect((await get("/v1/models/current/portrait", "orders:write")).status).toBe(403);
  });
});

describe("the card of a model", () => {
  it("grades its forecast by repeat purchases", async () => {
    const { card } = (await get("/v1/models/current")).json;
    expect(card.byFrequency[0]).toMatchObject({ frequency: 0 });
    expect(card.byFrequency[0].customers).toBeGreaterThan(0);
  });
});
