import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(40));
  await service.deps.startNight!();
});
afterAll(() => engine.close());

const save = (body: object) => service.call("POST", "/v1/filters", { body, as: "campaigns:write" });
const all = async () =>
  (await service.call("GET", "/v1/filters", { as: "segments:read" })).json.filters as { name: string }[];

describe("saved filters", () => {
  it("give a list back as it was saved, by an address that answers it", async () => {
    const sent = {
      name: "Spenders",
      segment: "steady",
      filters: { minClv: 1, maxOrders: 50 },
      sort: "churn",
    };
    const { status, json } = await save(sent);
    expect(status).toBe(200);
    expect(json).toMatchObject({ ...sent, savedAt: "2026-03-31T09:00:00.000Z" });
    expect(await all()).toEqual([json]);
    const list = await service.call("GET", json.list);
    expect(list.json).toMatchObject({ segment: "steady", sort: "churn" });
  });

  it("are replaced under the same name, and listed by name", async () => {
    await save({ name: "Spenders", segment: "at_risk" });
    await save({ name: "مميزون", segment: "steady" });
    await save({ name: "All", segment: "steady" });
    expect((await all()).map(({ name }) => name)).toEqual(["All", "Spenders", "مميزون"]);
    expect((await all())[1]).toMatchObject({ segment: "at_risk", filters: {}, sort: "clv" });
  });

  it("are refused where nobody could meet them, and for a segment that is none", async () => {
    const empty = { minClv: 10, maxClv: 5, lastOrderAfter: "2026-02-01", lastOrderBefore: "2026-01-01" };
    const refused = await save({ name: "Nobody", segment: "steady", filters: empty });
    expect(refused.status).toBe(400);
    expect(refused.json.problems.map(({ field }: { field: string }) => field)).toEqual([
      "filters.maxClv",
      "filters.lastOrderBefore",
    ]);
    expect((await save({ name: "Typo", segment: "steady", filters: { minClvv: 1 } })).status).toBe(400);
    expect((await save({ name: "None", segment: "nobody" })).status).toBe(404);
  });

  it("go when they are deleted, as often as one asks", async () => {
    const { json } = await save({ name: "Short-lived", segment: "steady" });
    const path = `/v1/filters/${json.id}`;
    for (const _ of [1, 2])
      expect((await service.call("DELETE", path, { as: "campaigns:write" })).status).toBe(200);
    expect((await all()).map(({ name }) => name)).not.toContain("Short-lived");
  });

  it("are saved by who may write campaigns alone", async () => {
    const body = { name: "No", segment: "steady" };
    expect((await service.call("POST", "/v1/filters", { body, as: "segments:read" })).status).toBe(403);
  });
});

describe("GET /v1/segments", () => {
  it("tells how each segment stood a week before, from the night that scored then", async () => {
    const before = (await service.call("GET", "/v1/segments")).json;
    expect(before).toMatchObject({ weekBefore: null });
    service.clock.now += 7 * 86_400_000;
    await service.deps.startNight!();
    const { json } = await service.call("GET", "/v1/segments");
    expect(json.weekBefore).toBe("2026-03-31");
    for (const [i, { name, customers, clv, valueAtRisk }] of before.segments.entries())
      expect(json.segments[i]).toMatchObject({ name, weekBefore: { customers, clv, valueAtRisk } });
  });
});

describe("a list by CLV", () => {
  const list = async (query: string) =>
    (await service.call("GET", `/v1/segments/steady/customers?${query}`)).json as {
      asOf: string | null;
      cursor: string | null;
      counted: { customers: number };
      customers: { customerId: string; clv: number }[];
    };

  it("is live as a whole, and of the last night where it is narrowed", async () => {
    const [whole, narrowed] = [await list("limit=1000"), await list("minOrders=1&limit=1000")];
    expect([whole.asOf, narrowed.asOf]).toEqual([null, "2026-04-07"]);
    const ids = (of: typeof whole) => of.customers.map(({ customerId }) => customerId);
    expect(ids(narrowed).sort()).toEqual(ids(whole).sort());
    expect(narrowed.counted.customers).toBe(whole.customers.length);
    const values = narrowed.customers.map(({ clv }) => clv);
    expect(values).toEqual([...values].sort((one, other) => other - one));
  });

  it("finds at once the few of many who meet a filter, page by page", async () => {
    const { customers } = await list("minOrders=1&limit=1000");
    const last = customers.at(-1)!;
    const found = await list(`minClv=${last.clv - 0.01}&maxClv=${last.clv + 0.01}&limit=10`);
    expect(found).toMatchObject({ customers: [last], cursor: null });
    const first = await list("minOrders=1&limit=3");
    const second = await list(`minOrders=1&limit=3&cursor=${first.cursor}`);
    expect([...first.customers, ...second.customers]).toEqual(customers.slice(0, 6));
  });
});
