import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());

const order = (customerId: string, orderedAt: string, amount: number, more: object = {}) => ({
  orderId: `${customerId}-${orderedAt}`,
  customerId,
  orderedAt,
  amount,
  ...more,
});

describe("GET /v1/customers/unprofitable", () => {
  let service: Service;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  const ask = async (query = ""): Promise<any> =>
    (await service.call("GET", `/v1/customers/unprofitable${query}`, { as: "segments:read" })).json;

  beforeAll(async () => {
    service = await freshService(engine, { marginShare: 0.5, costPerOrder: 10 });
    await service.send([
      // 100 and 90 at half: 95, less 2 x 10. A good customer.
      order("good", "2026-01-10", 100),
      order("good", "2026-02-10", 90),
      // 12 and 14 at half: 13, less 2 x 10: loses 7 to date, and at each order to come.
      order("small", "2026-01-11", 12),
      order("small", "2026-02-12", 14),
      // 200 at half: 100, less a support call of 130 besides the usual 10: loses 40 to date.
      order("calls", "2026-01-12", 100),
      order("calls", "2026-02-14", 100),
    ]);
    await service.signal([
      { signalId: "c", customerId: "calls", at: "2026-02-20", kind: "cost", amount: 120 },
    ]);
    expect((await ask()).reason.en).toMatch(/none has run yet/);
    await service.deps.startNight!();
  });

  it("names those whose cost to serve exceeds their margin, with the amounts, worst first", async () => {
    const { asOf, now, expected, both, customers, nextOffset } = await ask();
    expect([asOf, nextOffset]).toEqual(["2026-03-31", null]);
    expect(customers.map(({ customerId }: { customerId: string }) => customerId)).not.toContain("good");
    const calls = customers.find(({ customerId }: { customerId: string }) => customerId === "calls");
    expect(calls).toMatchObject({ spend: 200, costToServe: 140, contribution: -40, orders: 2, now: true });
    const small = customers.find(({ customerId }: { customerId: string }) => customerId === "small");
    expect(small).toMatchObject({ spend: 26, costToServe: 20, contribution: -7, now: true });
    expect(now).toEqual({ customers: 2, loss: 47 });
    for (const { customerId, expectedContribution, expected: isExpected } of customers) {
      const { json } = await service.call("GET", `/v1/customers/${customerId}/score`);
      expect(expectedContribution).toBeCloseTo(json.prediction.predictedClv.value, 1);
      expect(isExpected).toBe(expectedContribution < 0);
    }
    const leaving = customers.filter((one: { expected: boolean }) => one.expected);
    expect(expected.customers).toBe(leaving.length);
    expect(expected.customers).toBeGreaterThan(0);
    expect(both).toBe(leaving.filter((one: { now: boolean }) => one.now).length);
  });

  it("comes as CSV too, with a link to the rows that did not fit", async () => {
    const csv = async (query: string) =>
      service.call("GET", `/v1/customers/unprofitable?${query}`, { headers: { accept: "text/csv" } });
    const [worst] = (await ask("?when=now")).customers;
    const { text, headers } = await csv("when=now&limit=1");
    const [head, line, end] = text.split("\r\n");
    expect(head).toBe(
      "customerId,segment,orders,lastOrder,spend,costToServe,contribution,expectedContribution,now,expected",
    );
    const flags = [worst.now, worst.expected].map((one) => (one ? "yes" : "no"));
    const { customerId, segment, orders, lastOrder, spend, costToServe, contribution } = worst;
    const values = [customerId, segment, orders, lastOrder, spend, costToServe, contribution];
    expect(line).toBe([...values, worst.expectedContribution, ...flags].join(","));
    expect(end).toBe("");
    expect(headers.get("link")).toBe('</v1/customers/unprofitable?when=now&limit=1&offset=1>; rel="next"');
    expect((await csv("when=now&offset=1")).headers.get("link")).toBeNull();
  });

  it("goes page by page, and by when they lose", async () => {
    const all = (await ask("?when=now")).customers;
    const [first, second] = [await ask("?when=now&limit=1"), await ask("?when=now&limit=1&offset=1")];
    expect([...first.customers, ...second.customers]).toEqual(all);
    expect([first.nextOffset, second.nextOffset]).toEqual([1, null]);
    const both = (await ask("?when=both")).customers;
    expect(both.every(({ now, expected }: { now: boolean; expected: boolean }) => now && expected)).toBe(
      true,
    );
    expect((await service.call("GET", "/v1/customers/unprofitable?when=never")).status).toBe(400);
  });

  it("forgets an erased customer at once", async () => {
    service.clock.now += 60_000;
    await service.call("DELETE", "/v1/customers/small");
    const { now, customers } = await ask();
    expect(now).toEqual({ customers: 1, loss: 40 });
    expect(customers.map(({ customerId }: { customerId: string }) => customerId)).not.toContain("small");
  });
});

describe("GET /v1/tiers", () => {
  let service: Service;
  beforeAll(async () => {
    service = await freshService(engine, { marginShare: 0.4 });
    await sendAll(service, shopOrders(100));
    await service.deps.startNight!();
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  const ask = async (query: string): Promise<any> => (await service.call("GET", `/v1/tiers?${query}`)).json;

  it("cuts by total CLV, so that every member of a tier is worth at least its cut-off", async () => {
    const { tiers } = await ask("top=5,20,50&reward=5,3,1,0");
    expect(tiers.map(({ customers }: { customers: number }) => customers)).toEqual([5, 15, 30, 50]);
    expect(tiers.map(({ share }: { share: number }) => share)).toEqual([0.05, 0.15, 0.3, 0.5]);
    expect(tiers[3].from).toBeNull();
    const values: number[] = [];
    for (let c = 0; c < 100; c++) {
      const { json } = await service.call("GET", `/v1/customers/c-${c}/score`);
      values.push(json.totalClv);
    }
    values.sort((a, b) => b - a);
    for (const [tier, place] of [
      [0, 4],
      [1, 19],
      [2, 49],
    ]) {
      expect(tiers[tier].from).toBeCloseTo(values[place], 1);
    }
    const sum = (of: (tier: { totalClv: number }) => number) =>
      tiers.reduce((total: number, tier: { totalClv: number }) => total + of(tier), 0);
    expect(sum(({ totalClv }) => totalClv)).toBeCloseTo(
      values.reduce((total, value) => total + value, 0),
      0,
    );
  });

  it("costs each tier its reward of what its members are expected to spend", async () => {
    const { tiers } = await ask("top=10&reward=5,1");
    for (const { cost, rewardShare, expectedRevenue, predictedClv, costShare } of tiers) {
      expect(cost).toBeCloseTo(rewardShare * expectedRevenue, 1);
      expect(costShare).toBeCloseTo(cost / predictedClv, 3);
    }
    expect(tiers.map(({ rewardShare }: { rewardShare: number }) => rewardShare)).toEqual([0.05, 0.01]);
    expect((await ask("top=10")).tiers[0]).toMatchObject({ cost: null, costShare: null, rewardShare: null });
  });

  it("refuses shares that do not rise, and rewards that are not one a tier", async () => {
    const first = async (query: string) => {
      const { status, json } = await service.call("GET", `/v1/tiers?${query}`);
      expect(status).toBe(400);
      return `${json.problems[0].field} ${json.problems[0].message}`;
    };
    expect(await first("top=20,5")).toBe("top does not rise from above 0 to below 100");
    expect(await first("top=100")).toBe("top does not rise from above 0 to below 100");
    expect(await first("top=5&reward=5")).toMatch(/^reward has 1 and not 2 entries/);
    expect(await first("top=5&reward=500,1")).toBe("reward gives back more than all that is spent");
    expect(await first("top=best")).toMatch(/^top is not a list of percentages/);
  });
});
