import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(60));
  await service.call("POST", "/v1/runs");
});
afterAll(() => engine.close());

interface Point {
  date: string;
  probabilityAlive: number;
  probabilityOfSilence: number;
}
const get = async (path: string) => (await service.call("GET", path)).json;
const curveOf = (id: string) => get(`/v1/customers/${id}/curve`);

/** Whoever bought three times and more, and whoever bought once. */
let loyal: string[];
let once: string[];
beforeAll(async () => {
  const ids = Array.from({ length: 60 }, (_, i) => `c-${i}`);
  const scores = await Promise.all(ids.map((id) => get(`/v1/customers/${id}/score`)));
  const withOrders = (meets: (orders: number) => boolean) =>
    scores.filter(({ history }) => meets(history.orders)).map(({ customerId }) => customerId);
  loyal = withOrders((orders) => orders >= 3);
  once = withOrders((orders) => orders === 1);
});

describe("GET /v1/customers/{id}/curve", () => {
  it("is on every day what the score as of that day says", async () => {
    const [id] = loyal;
    const { past } = (await curveOf(id)) as { past: Point[] };
    const some = past.filter((_, i) => i % Math.ceil(past.length / 12) === 0);
    for (const { date, probabilityAlive, probabilityOfSilence } of [...some, past[past.length - 1]]) {
      const { prediction, overdue } = await get(`/v1/customers/${id}/score?asOf=${date}`);
      expect(probabilityAlive).toBe(prediction.probabilityAlive);
      expect(probabilityOfSilence).toBe(overdue.probabilityOfSilence);
    }
  });

  it("runs from the first purchase to asOf and on from there, jumping up on the days of purchases", async () => {
    const [id] = loyal;
    const { asOf, past, projection } = (await curveOf(id)) as {
      asOf: string;
      past: Point[];
      projection: Point[];
    };
    const { purchases } = (await get(`/v1/customers/${id}/history`)) as { purchases: { date: string }[] };
    expect([past[0].date, past[past.length - 1].date]).toEqual([purchases[0].date, asOf]);
    expect(projection[0]).toEqual(past[past.length - 1]);
    for (const { date } of purchases.slice(1)) {
      const at = past.findIndex((point) => point.date === date);
      expect(past[at].probabilityOfSilence).toBe(1);
      expect(past[at].probabilityOfSilence).toBeGreaterThan(past[at - 1].probabilityOfSilence);
    }
  });

  it("falls all along the projection, and crosses its line on the day after act-by", async () => {
    const curves = await Promise.all(loyal.map(curveOf));
    const ahead = curves.filter(({ actBy }) => actBy.date !== null && !actBy.passed);
    expect(ahead.length).toBeGreaterThan(0);
    for (const { projection, actBy, lines } of ahead) {
      const points = projection as Point[];
      for (let i = 1; i < points.length; i++)
        expect(points[i].probabilityAlive).toBeLessThanOrEqual(points[i - 1].probabilityAlive);
      const at = points.findIndex(({ date }) => date === actBy.date);
      if (at < 0) continue; // beyond the two years drawn
      const overdue = actBy.line === "overdue";
      const value = (point: Point) => (overdue ? point.probabilityOfSilence : point.probabilityAlive);
      const line = overdue ? lines.overdueBelow : lines.atRiskBelow;
      expect(value(points[at])).toBeGreaterThanOrEqual(line - 1e-6);
      expect(value(points[at + 1])).toBeLessThanOrEqual(line);
    }
  });

  it("names the lines of the settings and the model, and ends before a date asked for", async () => {
    const [id] = once;
    const { id: modelId } = await get("/v1/models/current");
    const { history } = await get(`/v1/customers/${id}/score`);
    const early = await get(`/v1/customers/${id}/curve?asOf=${history.firstOrder}`);
    expect(early).toMatchObject({
      asOf: history.firstOrder,
      modelId,
      lines: { atRiskBelow: 0.5, lostBelow: 0.05, overdueBelow: 0.1 },
    });
    expect(early.past).toHaveLength(1);
  });

  it("is 404 for a customer unknown, or unknown by then, and needs a key that reads scores", async () => {
    expect((await service.call("GET", "/v1/customers/nobody/curve")).status).toBe(404);
    expect((await service.call("GET", "/v1/customers/c-1/curve?asOf=2001-01-01")).status).toBe(404);
    expect((await service.call("GET", "/v1/customers/c-1/curve", { as: "segments:read" })).status).toBe(403);
  });
});
