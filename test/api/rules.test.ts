import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultRecipe } from "../../model/segments/defaultRecipe.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

const gold = {
  cutoffs: { high: { quantile: 0.9, of: "predictedValue" } },
  rules: [
    {
      segment: "gold",
      label: { en: "Gold", ar: "ذهبي" },
      when: { field: "predictedValue", op: ">=", than: { cutoff: "high" } },
    },
    { segment: "others", label: { en: "Others", ar: "البقية" }, when: { always: true } },
  ],
};

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(200));
  await service.deps.startNight!();
});
afterAll(() => engine.close());

const preview = (recipe: object, of = service) => of.call("POST", "/v1/rules/preview", { body: recipe });

describe("GET /v1/rules", () => {
  it("gives the default rules with their cut-offs until a shop saves its own", async () => {
    const { json } = await service.call("GET", "/v1/rules");
    expect(json).toMatchObject({ version: 0, saved: defaultRecipe, inForce: { rules: defaultRecipe.rules } });
    expect(Object.keys(json.inForce.values)).toEqual(Object.keys(defaultRecipe.cutoffs));
  });
});

describe("POST /v1/rules/preview", () => {
  it("moves nobody for the rules in force", async () => {
    const { json } = await preview(defaultRecipe);
    const total = (side: "before" | "after") =>
      json.segments.reduce(
        (sum: number, one: Record<string, { customers: number }>) => sum + one[side]!.customers,
        0,
      );
    expect([total("before"), total("after")]).toEqual([200, 200]);
    expect(json.moved.customers).toBeLessThanOrEqual(10);
  });

  it("counts who would move and with what value, as of the last night", async () => {
    const { status, json } = await preview(gold);
    expect(status).toBe(200);
    expect(json).toMatchObject({ asOf: "2026-03-31", customers: 200, moved: { customers: 200 } });
    const after = Object.fromEntries(
      json.segments.map((one: { name: string; after: { customers: number } }) => [
        one.name,
        one.after.customers,
      ]),
    );
    expect(Math.abs(after.gold - 20)).toBeLessThanOrEqual(1);
    expect(after.gold + after.others).toBe(200);
    expect(after.steady).toBe(0);
    expect(json.moves.reduce((sum: number, one: { customers: number }) => sum + one.customers, 0)).toBe(200);
    expect(json.moves.reduce((sum: number, one: { clv: number }) => sum + one.clv, 0)).toBeCloseTo(
      json.moved.clv,
      1,
    );
  });

  it("saves nothing", async () => {
    await preview(gold);
    expect((await service.call("GET", "/v1/rules")).json.version).toBe(0);
  });

  it("needs a first night", async () => {
    expect((await preview(gold, await freshService(engine))).status).toBe(409);
  });
});

describe("PUT /v1/rules", () => {
  it("refuses rules that cannot work, naming each fault", async () => {
    const always = { always: true };
    const label = { en: "x", ar: "س" };
    const when = { field: "predictedValue", op: ">", than: { cutoff: "nowhere" } };
    const body = {
      cutoffs: {},
      rules: [
        { segment: "a", label, when: always },
        { segment: "a", label, when },
      ],
    };
    const { status, json } = await service.call("PUT", "/v1/rules", { body });
    expect(status).toBe(400);
    expect(json.problems.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(json.problems)).toContain("nowhere");
  });

  it.each([
    [{ ...gold, rules: [] }, "rules"],
    [{ ...gold, cutoffs: { high: { quantile: 2, of: "predictedValue" } } }, "cutoffs.high.quantile"],
    [{ ...gold, rules: [{ ...gold.rules[1], segment: "Not OK" }] }, "rules[0].segment"],
    [
      {
        ...gold,
        rules: [{ ...gold.rules[0], when: { field: "shoeSize", op: ">", than: 3 } }, gold.rules[1]],
      },
      "rules[0].when.field",
    ],
    [
      {
        ...gold,
        rules: [
          { ...gold.rules[0], when: { all: [{ not: { field: "frequency", op: "~", than: 3 } }] } },
          gold.rules[1],
        ],
      },
      "rules[0].when.all[0].not.op",
    ],
    [{ ...gold, rules: [{ ...gold.rules[0], when: 5 }, gold.rules[1]] }, "rules[0].when"],
    [{ ...gold, cutoffs: { high: { setting: "mood" } } }, "cutoffs.high.setting"],
    [{ ...gold, surplus: 1 }, "surplus"],
  ])("refuses a body of another shape, naming the field (%#)", async (body, field) => {
    const { status, json } = await service.call("PUT", "/v1/rules", { body });
    expect(status).toBe(400);
    expect(json.problems.map((one: { field: string }) => one.field)).toContain(field);
  });

  it("places everyone anew by the rules saved, and lists follow", async () => {
    const shop = await freshService(engine);
    await sendAll(shop, shopOrders(120, 5));
    await shop.deps.startNight!();
    shop.clock.now += 1000;
    const { status, json } = await shop.call("PUT", "/v1/rules", { body: { ...gold, version: 0 } });
    expect(status).toBe(202);
    expect(json).toMatchObject({ version: 1, runId: expect.any(String) });
    const segments = (await shop.call("GET", "/v1/segments")).json;
    expect(segments.segments.map(({ name }: { name: string }) => name)).toEqual(["gold", "others"]);
    const [goldOnes] = segments.segments;
    expect(segments.customers).toBe(120);
    expect(Math.abs(goldOnes.customers - 12)).toBeLessThanOrEqual(1);
    expect((await shop.call("GET", "/v1/segments/gold/customers")).json.customers).toHaveLength(
      goldOnes.customers,
    );
    expect((await shop.call("GET", "/v1/segments/steady/customers")).status).toBe(404);
    expect((await shop.call("GET", "/v1/rules")).json).toMatchObject({ version: 1, saved: gold });
    const runs = (await shop.call("GET", "/v1/runs")).json.runs;
    expect(runs.map(({ id }: { id: string }) => id)).toContain(json.runId);
  });

  it("leaves nobody out of the count while customers still stand under the names of before", async () => {
    const shop = await freshService(engine);
    await sendAll(shop, shopOrders(120, 5));
    await shop.deps.startNight!();
    const { catalog } = shop.deps.store;
    const champion = (await catalog.champion())!;
    const before = { customers: 120, clv: 1, valueAtRisk: 0, expectedOrders: 1, moves: 0 };
    await catalog.setTotals(champion.runId, { name_of_before: before });
    expect((await shop.call("GET", "/v1/segments")).json.customers).toBe(120);
  });

  it("saved by two at once lets one win and tells the other", async () => {
    const shop = await freshService(engine);
    const put = (version: number) => shop.call("PUT", "/v1/rules", { body: { ...gold, version } });
    expect((await put(0)).status).toBe(202);
    const second = await put(0);
    expect(second.status).toBe(409);
    expect(second.json.detail).toContain("GET /v1/rules");
    expect((await put(1)).status).toBe(202);
  });
});
