import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvHeader } from "../../functions/scoring/lists/listCsv.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

const segments = ["at_risk", "likely_ambassador", "low_value", "steady"];
type Row = Record<string, unknown> & { customerId: string; clv: number };

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(300));
  await service.deps.startNight!();
});
afterAll(() => engine.close());

const list = (query: string, of = service) => of.call("GET", `/v1/segments/${query}`);

/** Every row of a list, page by page, and the last page. */
async function walk(path: string, between: () => Promise<void> = async () => {}, of = service) {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; ; ) {
    const page = await list(`${path}${cursor ? `&cursor=${cursor}` : ""}`, of);
    expect(page.status, page.text).toBe(200);
    rows.push(...page.json.customers);
    cursor = page.json.cursor;
    if (cursor === null) return { rows, last: page.json };
    await between();
  }
}

describe("GET /v1/segments", () => {
  it("counts and values each segment, with rules, cut-offs and dates in force", async () => {
    const { json } = await service.call("GET", "/v1/segments");
    expect(json.segments.map(({ name }: { name: string }) => name)).toEqual(segments);
    expect(json.customers).toBe(300);
    expect(json).toMatchObject({ currency: "SAR", asOf: "2026-03-31", runId: "2026-03-31", mixed: false });
    expect(json.rules.values.valuable).toBeGreaterThan(0);
    for (const one of json.segments) {
      const { rows } = await walk(`${one.name}/customers?limit=100`);
      expect(rows).toHaveLength(one.customers);
      expect(rows.reduce((sum, { clv }) => sum + clv, 0)).toBeCloseTo(one.clv, 0);
      expect(one.valueAtRisk === null).toBe(one.name !== "at_risk");
      expect(one.label.ar).toMatch(/[\u0600-\u06ff]/);
    }
  });

  it("counts orders in as they come, without waiting for the night", async () => {
    const fresh = await freshService(engine);
    expect((await fresh.call("GET", "/v1/segments")).json).toMatchObject({
      customers: 0,
      runId: null,
      asOf: null,
    });
    await fresh.send([{ orderId: "1", customerId: "first", orderedAt: "2026-03-30", amount: 10 }]);
    expect((await fresh.call("GET", "/v1/segments")).json).toMatchObject({ customers: 1 });
  });
});

describe("GET /v1/segments/{name}/customers", () => {
  it("sorts by CLV, best first", async () => {
    const { rows } = await walk("steady/customers?limit=17");
    const values = rows.map(({ clv }) => clv);
    expect(values).toEqual([...values].sort((one, other) => other - one));
  });

  it("gives the same list whatever the page size", async () => {
    const whole = (await walk("steady/customers?limit=1000")).rows;
    for (const limit of [3, 50]) expect((await walk(`steady/customers?limit=${limit}`)).rows).toEqual(whole);
  });

  it.each([
    ["minClv=50&maxClv=200", (row: Row) => row.clv >= 50 && row.clv <= 200],
    [
      "minChurn=0.2&maxChurn=0.6",
      (row: Row) => Number(row.churnProbability) >= 0.2 && Number(row.churnProbability) <= 0.6,
    ],
    ["minValueAtRisk=5", (row: Row) => Number(row.valueAtRisk) >= 5],
    ["maxValueAtRisk=5", (row: Row) => Number(row.valueAtRisk) <= 5],
    ["lastOrderAfter=2026-01-01", (row: Row) => String(row.lastOrder) > "2026-01-01"],
    ["lastOrderBefore=2026-01-01", (row: Row) => String(row.lastOrder) < "2026-01-01"],
    ["channel=web", (row: Row) => row.channel === "web"],
    ["actByBefore=2026-06-01", (row: Row) => row.actBy !== null && String(row.actBy) < "2026-06-01"],
    ["actByAfter=2026-06-01", (row: Row) => row.actBy !== null && String(row.actBy) > "2026-06-01"],
    ["minOrders=3&maxOrders=5", (row: Row) => Number(row.orders) >= 3 && Number(row.orders) <= 5],
  ])("filters by %s, by every sort, and counts who is meant", async (query, meets) => {
    const whole = (await walk("steady/customers?limit=1000")).rows;
    const meant = whole.filter(meets).map(({ customerId }) => customerId);
    expect(meant.length).toBeLessThan(whole.length);
    for (const sort of ["clv", "churn"]) {
      const { rows } = await walk(`steady/customers?limit=10&sort=${sort}&${query}`);
      expect(rows.map(({ customerId }) => customerId).sort()).toEqual([...meant].sort());
    }
    const { json } = await list(`steady/customers?limit=1&${query}`);
    expect(json.counted).toMatchObject({ customers: meant.length, asOf: "2026-03-31" });
  });

  it.each([
    ["churn", "churnProbability", -1],
    ["valueAtRisk", "valueAtRisk", -1],
    ["lastOrder", "lastOrder", -1],
    ["actBy", "actBy", 1],
  ])("sorts by %s from the snapshot, and says its date", async (sort, field, direction) => {
    const { rows, last } = await walk(`at_risk/customers?limit=9&sort=${sort}`);
    expect(last.asOf).toBe("2026-03-31");
    expect(new Set(rows.map(({ customerId }) => customerId)).size).toBe(rows.length);
    expect(rows.map(({ customerId }) => customerId).sort()).toEqual(
      (await walk("at_risk/customers?limit=1000")).rows.map(({ customerId }) => customerId).sort(),
    );
    const values = rows.map((row) => row[field]).filter((value) => value !== null) as (string | number)[];
    expect(values).toEqual(
      [...values].sort((one, other) => (one < other ? -direction : one > other ? direction : 0)),
    );
  });

  it("walks on by snapshot past a member who was erased meanwhile, missing nobody", async () => {
    const shop = await freshService(engine);
    await sendAll(shop, shopOrders(60, 11));
    await shop.deps.startNight!();
    const all = (await walk("low_value/customers?limit=1000&sort=lastOrder", undefined, shop)).rows;
    const erased = [all[0]!, all[4]!].map(({ customerId }) => customerId);
    const { rows } = await walk(
      "low_value/customers?limit=5&sort=lastOrder",
      async () => {
        for (const id of erased) await shop.call("DELETE", `/v1/customers/${id}`);
      },
      shop,
    );
    expect(rows.map(({ customerId }) => customerId)).toEqual(all.map(({ customerId }) => customerId));
  });

  it("asks for a night where a sort needs a snapshot and there is none", async () => {
    const fresh = await freshService(engine);
    const { status, json } = await list("steady/customers?sort=churn", fresh);
    expect(status).toBe(409);
    expect(json.detail).toContain("night");
  });

  it("begins a snapshot walk anew when a night has replaced the snapshot", async () => {
    const { json } = await list("steady/customers?sort=churn&limit=5");
    service.clock.now += 86_400_000;
    await service.deps.startNight!();
    const { status, json: problem } = await list(`steady/customers?sort=churn&limit=5&cursor=${json.cursor}`);
    expect(status).toBe(409);
    expect(problem.detail).toContain("start again");
  });
});

describe("a cursor", () => {
  it("of another segment, filter or sort is refused, and one of another page size is not", async () => {
    const { json } = await list("steady/customers?limit=5&minClv=1");
    const next = `limit=5&minClv=1&cursor=${json.cursor}`;
    expect((await list(`steady/customers?${next}`)).status).toBe(200);
    expect((await list(`steady/customers?${next.replace("limit=5", "limit=9")}`)).status).toBe(200);
    for (const other of [
      `low_value/customers?${next}`,
      `steady/customers?${next.replace("minClv=1", "minClv=2")}`,
      `steady/customers?${next}&sort=churn`,
    ]) {
      const answer = await list(other);
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({
        type: "urn:safir:problem:cursor",
        detail: expect.stringContaining("another list"),
      });
    }
  });

  it("that was altered is refused", async () => {
    const cursor: string = (await list("steady/customers?limit=5")).json.cursor;
    const [body, signature] = cursor.split(".") as [string, string];
    const content = JSON.parse(Buffer.from(body, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...content, startedAt: 0 })).toString("base64url");
    for (const wrong of [
      `${forged}.${signature}`,
      `${body}.${signature.slice(1)}`,
      body,
      "nonsense",
      "a.b.c",
    ]) {
      const answer = await list(`steady/customers?limit=5&cursor=${encodeURIComponent(wrong)}`);
      expect(answer.status, wrong).toBe(400);
      expect(answer.json.type).toBe("urn:safir:problem:cursor");
    }
  });

  it("gives every member whose row did not change exactly once while orders come in, and counts who moved", async () => {
    const shop = await freshService(engine);
    await sendAll(shop, shopOrders(120, 3));
    await shop.deps.startNight!();
    shop.clock.now += 60_000;
    const before = (await walk("low_value/customers?limit=1000", undefined, shop)).rows;
    expect(before.length).toBeGreaterThan(20);
    const touched = new Set<string>();
    let turn = 0;
    const { rows, last } = await walk(
      "low_value/customers?limit=5",
      async () => {
        shop.clock.now += 1000;
        const some = [before[(7 * turn) % before.length]!, before.at(-1 - turn)!].filter(Boolean);
        turn += 1;
        for (const { customerId } of some) touched.add(customerId);
        await shop.send(
          some.map(({ customerId }) => ({
            orderId: `late-${turn}-${customerId}`,
            customerId,
            orderedAt: "2026-03-31",
            amount: 900,
          })),
        );
      },
      shop,
    );
    const seen = rows.map(({ customerId }) => customerId);
    expect(new Set(seen).size).toBe(seen.length);
    const unchanged = before.map(({ customerId }) => customerId).filter((id) => !touched.has(id));
    expect(seen.filter((id) => !touched.has(id)).sort()).toEqual(unchanged.sort());
    expect(last.moved).toBeGreaterThan(0);
    expect(last.moved).toBeLessThanOrEqual(touched.size);
  });

  it("says that nobody moved where nobody did", async () => {
    expect((await walk("steady/customers?limit=10")).last.moved).toBe(0);
  });
});

describe("Accept: text/csv", () => {
  it("gives the same members as JSON, a line each", async () => {
    const csv = await service.call("GET", "/v1/segments/steady/customers", {
      headers: { accept: "text/csv" },
    });
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(csv.headers.get("link")).toBeNull();
    const lines = csv.text.split("\r\n").slice(1, -1);
    const { rows } = await walk("steady/customers?limit=1000");
    expect(lines.map((line) => line.split(",")[0])).toEqual(rows.map(({ customerId }) => customerId));
    expect(csv.text.startsWith(csvHeader)).toBe(true);
  });

  it("names the next page and the export job where there are more rows", async () => {
    const csv = await service.call("GET", "/v1/segments/steady/customers?limit=5", {
      headers: { accept: "text/csv" },
    });
    expect(csv.text.split("\r\n")).toHaveLength(7);
    const link = csv.headers.get("link")!;
    expect(link).toContain("</v1/exports>");
    const next = /<([^>]+)>; rel="next"/.exec(link)![1]!;
    const rest = await service.call("GET", next, { headers: { accept: "text/csv" } });
    expect(rest.status).toBe(200);
    expect(rest.text).not.toContain(csv.text.split("\r\n")[1]!);
  });

  it("gives JSON to whoever prefers it or does not care", async () => {
    for (const accept of ["application/json, text/csv;q=0.5", "*/*", "text/html"]) {
      const answer = await service.call("GET", "/v1/segments/steady/customers", { headers: { accept } });
      expect(answer.headers.get("content-type")).toContain("application/json");
    }
  });
});

describe("while a night is under way", () => {
  it("lists and totals say that rows may be mixed, and go on counting", async () => {
    const shop = await freshService(engine);
    await sendAll(shop, shopOrders(60, 9));
    await shop.deps.startNight!();
    const { json: before } = await shop.call("GET", "/v1/segments");
    const seen: unknown[] = [];
    shop.store.catalog.promote = new Proxy(shop.store.catalog.promote, {
      async apply(promote, self, args) {
        const outcome = await Reflect.apply(promote, self, args);
        seen.push((await shop.call("GET", "/v1/segments")).json, (await list("steady/customers", shop)).json);
        return outcome;
      },
    });
    shop.clock.now += 86_400_000;
    await shop.deps.startNight!();
    expect(seen).toMatchObject([{ mixed: true, customers: before.customers }, { mixed: true }]);
    expect((await shop.call("GET", "/v1/segments")).json).toMatchObject({ mixed: false, customers: 60 });
  });
});
