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
  orderId: `${customerId}-${orderedAt}-${amount}`,
  customerId,
  orderedAt,
  amount,
  ...more,
});
const signal = (customerId: string, at: string, kind: string, more: object) => ({
  signalId: `${kind}-${at}`,
  customerId,
  at,
  kind,
  ...more,
});

describe("GET /v1/kpis of the example in docs/figures.md", () => {
  let service: Service;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  const kpis = async (query: string): Promise<any> => (await service.call("GET", `/v1/kpis?${query}`)).json;

  beforeAll(async () => {
    service = await freshService(engine, {
      activeDays: 60,
      marginShare: 0.5,
      costPerOrder: 5,
      referrals: { advocateReward: 10, friendReward: 5, waitingDays: 0 },
    });
    await service.send([
      order("A", "2025-11-20", 100, { channel: "web" }),
      order("A", "2026-01-10", 60),
      order("A", "2026-02-15", 40),
      order("B", "2025-12-15", 80, { channel: "web" }),
      order("C", "2025-03-01", 50, { channel: "shop" }),
      order("C", "2026-03-05", 30),
      order("D", "2026-01-20", 200, { channel: "web" }),
      order("D", "2026-01-20", 20),
      order("E", "2026-02-10", 90),
      order("E", "2026-03-01", 30, { type: "refund", refundOf: "E-2026-02-10-90" }),
      order("E", "2026-03-20", 45),
      order("F", "2025-12-01", 70, { channel: "shop" }),
      order("F", "2026-01-05", 30),
    ]);
    await service.signal([
      signal("A", "2026-01-12", "nps", { value: 10 }),
      signal("D", "2026-01-25", "nps", { value: 6 }),
      signal("E", "2026-02-12", "nps", { value: 9 }),
      signal("F", "2026-01-08", "nps", { value: 8 }),
      signal("A", "2026-01-12", "csat", { value: 5 }),
      signal("D", "2026-01-25", "csat", { value: 2 }),
      signal("E", "2026-02-12", "csat", { value: 4 }),
      signal("D", "2026-01-19", "acquisition", { channel: "app", cost: 110 }),
      signal("E", "2026-02-09", "acquisition", { channel: "app", cost: 10 }),
      signal("G", "2026-02-20", "acquisition", { channel: "app", cost: 20 }),
    ]);
    const { code } = (await service.call("POST", "/v1/referrals/codes", { body: { customerId: "A" } })).json;
    const event = (eventId: string, type: string, at: string, more: object = {}) => ({
      ...{ eventId, type, at, code },
      ...more,
    });
    const events = [
      ...["2026-01-16", "2026-01-17", "2026-01-18", "2026-03-14"].map((at, i) => event(`k${i}`, "click", at)),
      event("d", "signup", "2026-01-18", { customerId: "D" }),
      event("h", "signup", "2026-03-15", { customerId: "H" }),
    ];
    const { json } = await service.call("POST", "/v1/referrals/events", { body: { events } });
    expect(json).toMatchObject({ accepted: 6, rejected: [] });
  });

  it("says before the first night that there is nothing yet, in both languages", async () => {
    for (const path of ["/v1/kpis", "/v1/cohorts", "/v1/whatif?retention=%2B5%25"]) {
      const { status, json } = await service.call("GET", path, { as: "segments:read" });
      expect([status, json.asOf]).toEqual([200, null]);
      expect(json.reason.en).toMatch(/none has run yet/);
      expect(json.reason.ar).toMatch(/ليلًا/);
    }
    await service.deps.startNight!();
  });

  it("gives every figure as it was computed by hand", async () => {
    const { total, asOf, activeDays, notes } = await kpis("from=2026-01&to=2026-03-31");
    expect([asOf, activeDays, total.from, total.to, total.complete]).toEqual([
      "2026-03-31",
      60,
      "2026-01-01",
      "2026-03-31",
      true,
    ]);
    expect(total.counts).toEqual({
      activeAtStart: 3,
      activeAtEnd: 3,
      retained: 1,
      reactivated: 1,
      newActive: 1,
      newCustomers: 2,
      buyers: 5,
      repeatBuyers: 2,
      orders: 7,
      revenue: 485,
      customersToDate: 6,
      revenueToDate: 785,
      npsAnswers: 4,
      satisfactionAnswers: 3,
      acquisitionCost: 140,
      referralsSent: 4,
      referralsAccepted: 2,
      referralsConverted: 1,
      referredCustomers: 1,
      referralRewards: 15,
    });
    expect(total.figures).toMatchObject({
      retentionRate: 0.333333,
      churnRate: 0.666667,
      repeatPurchaseRate: 0.4,
      returningRate: 0.6,
      purchaseFrequency: 1.4,
      averageOrderValue: 69.29,
      annualCustomerValue: 122.5,
      historicClv: 130.83,
      netPromoterScore: 25,
      satisfaction: 66.666667,
      acquisitionCost: 70,
      paybackMonths: 2,
      referralConversionRate: 0.5,
      referralAcquisitionCost: 15,
      otherAcquisitionCost: 140,
    });
    expect(total.reasons).toEqual({});
    expect(notes.length).toBeGreaterThan(1);
  });

  it("takes predicted CLV, risk and CLV:CAC from the scores of the night", async () => {
    const { total } = await kpis("from=2026-01");
    let [sum, acquired, atRisk, valueAtRisk] = [0, 220 + 105, 0, 0];
    const clv: Record<string, number> = {};
    for (const id of ["A", "B", "C", "D", "E", "F"]) {
      const { json } = await service.call("GET", `/v1/customers/${id}/score`);
      sum += json.prediction.predictedClv.value;
      clv[id] = json.prediction.predictedClv.value;
      if (id === "D" || id === "E") acquired += json.prediction.predictedClv.value;
      if (json.segment !== "at_risk") continue;
      atRisk++;
      valueAtRisk += json.valueAtRisk;
    }
    expect(total.figures.predictedClv).toBeCloseTo(sum / 6, 1);
    expect(total.figures.clvToCac).toBeCloseTo(acquired / 140, 3);
    expect(total.figures.referredClv).toBeCloseTo(220 + clv.D, 1);
    expect(total.figures.otherClv).toBeCloseTo(105 + clv.E, 1);
    expect(total.figures.shareAtRisk).toBeCloseTo(atRisk / 6, 6);
    expect(total.figures.valueAtRisk).toBeCloseTo(valueAtRisk, 1);
  });

  it("splits them by the channel that brought the customer, and says why a figure is undefined", async () => {
    const { rows } = await kpis("from=2026-01-01&to=2026-03&by=channel");
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(["app", "shop", "web"]);
    const [app, shop, web] = rows;
    expect(app.counts).toMatchObject({ activeAtStart: 0, activeAtEnd: 1, newCustomers: 2, orders: 3 });
    expect(app.figures).toMatchObject({ retentionRate: null, acquisitionCost: 70 });
    expect(app.reasons.retentionRate.en).toMatch(/nobody to retain/);
    expect(app.reasons.retentionRate.ar).toMatch(/نشط/);
    expect(shop.figures).toMatchObject({ retentionRate: 0, averageOrderValue: 30 });
    expect(web.figures).toMatchObject({ retentionRate: 0.5, acquisitionCost: null, paybackMonths: null });
    expect(web.reasons.acquisitionCost.en).toMatch(/No acquisition cost was recorded/);
    expect(app.counts).toMatchObject({ referralsSent: null, referredCustomers: 1 });
    expect(app.figures).toMatchObject({ referralConversionRate: null, referralAcquisitionCost: 15 });
    expect(app.reasons.referralConversionRate.ar).toMatch(/للمتجر كله/);
    expect(shop.reasons.referredClv.en).toMatch(/Nobody came by a referral/);
  });

  it("splits them by segment, everyone with a score in one", async () => {
    const { rows, total } = await kpis("from=2025-03&by=segment");
    const customers = rows.map(
      ({ counts }: { counts: { customersToDate: number } }) => counts.customersToDate,
    );
    expect(customers.reduce((sum: number, count: number) => sum + count, 0)).toBe(6);
    expect(total.counts).toMatchObject({ orders: 11, revenue: 785, newCustomers: 6 });
  });

  it("goes by months that add up, predictions in the latest one only", async () => {
    const { rows, total, trends } = await kpis("from=2026-01");
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(rows.map(({ counts }: { counts: { revenue: number } }) => counts.revenue)).toEqual([310, 100, 75]);
    expect(rows[0].reasons.predictedClv.en).toMatch(/period that ends with the latest month/);
    expect(rows[2].figures.predictedClv).toBe(total.figures.predictedClv);
    expect(trends).not.toEqual([]);
    for (const { figure, month, note, unusual } of trends) {
      expect(month).toBe("2026-03");
      expect(Object.keys(total.figures)).toContain(figure);
      expect(note === null).toBe(!unusual);
    }
  });

  it("gives the cohorts by month of first order with what each brought by then", async () => {
    const { json } = await service.call("GET", "/v1/cohorts?from=2025-11");
    const [november, december, january, february] = json.cohorts;
    expect(json.cohorts).toHaveLength(4);
    expect(november).toMatchObject({
      month: "2025-11",
      customers: 1,
      buyers: [1, 0, 1, 1, 0],
      value: [100, 100, 160, 200, 200],
      contribution: [45, 45, 70, 85, 85],
      complete: true,
    });
    expect(december).toMatchObject({
      month: "2025-12",
      customers: 2,
      retention: [1, 0.5, 0, 0],
      value: [75, 90, 90, 90],
    });
    expect(january).toMatchObject({ month: "2026-01", customers: 1, value: [220, 220, 220] });
    expect(february).toMatchObject({ month: "2026-02", buyers: [1, 1], value: [60, 105] });
  });

  it("refuses a period it does not keep, naming each field and what is kept", async () => {
    const problemsOf = async (query: string) => {
      const { status, json } = await service.call("GET", `/v1/kpis?${query}`);
      expect(status).toBe(400);
      return json.problems.map(
        ({ field, message }: { field: string; message: string }) => `${field} ${message}`,
      );
    };
    expect(await problemsOf("from=2026-01-15&to=2026-02-10")).toEqual([
      "from begins within a month, and figures are kept by month; give 2026-01-01",
      "to ends within a month, and figures are kept by month; give 2026-02-28",
    ]);
    expect(await problemsOf("from=2021-03")).toEqual([
      "from is further back than figures are kept by month; from 2021-04 on they are",
    ]);
    expect(await problemsOf("to=2026-04")).toEqual([
      "to is after the latest night, which counted up to 2026-03-31",
    ]);
    expect(await problemsOf("from=2026-03&to=2026-01")).toEqual(["to lies before from"]);
    expect(await problemsOf("from=2026-13")).toEqual(["from is not a month or date of the calendar"]);
    expect((await problemsOf("by=day"))[0]).toMatch(/^by /);
    expect((await problemsOf("from=yesterday"))[0]).toMatch(/^from is not a month/);
  });

  it("tells in the run how referrals stand and what the week brought", async () => {
    const [run] = (await service.call("GET", "/v1/runs")).json.runs;
    expect(run.detail.referrals).toMatchObject({
      states: { pending: 1, approved: 1, held: 0 },
      week: { sent: 0, accepted: 0, approved: 1 },
    });
  });

  it("takes what a channel cost as a whole in the place of what was recorded one by one, from the next night on", async () => {
    const put = async (channel: string, month: string, amount: unknown) =>
      (
        await service.call("PUT", `/v1/channels/${channel}/spend`, {
          as: "signals:write",
          body: { month, amount },
        })
      ).json;
    expect(await put("app", "2026-02", "90.00")).toEqual({
      channel: "app",
      currency: "SAR",
      months: [{ month: "2026-02", amount: 90 }],
    });
    await put("radio%2FRiyadh", "2026-01", 40);
    await put("app", "2026-01", 7);
    await put("app", "2026-01", null);
    await service.deps.startNight!();
    const { total } = await kpis("from=2026-01");
    expect(total.counts.acquisitionCost).toBe(110 + 90 + 40);
    expect(total.figures).toMatchObject({ acquisitionCost: 120, otherAcquisitionCost: 240 });
    const { rows } = await kpis("from=2026-01&by=channel");
    const [app, , , radio] = rows;
    expect(app.figures.acquisitionCost).toBe(100);
    expect(radio).toMatchObject({ name: "radio/Riyadh", counts: { acquisitionCost: 40, newCustomers: 0 } });
    expect(radio.reasons.acquisitionCost.en).toMatch(/Nobody bought for the first time/);
  });

  it("reads what was told of a channel, and refuses what cannot be", async () => {
    const read = await service.call("GET", "/v1/channels/app/spend", { as: "segments:read" });
    expect(read.json.months).toEqual([{ month: "2026-02", amount: 90 }]);
    const first = async (body: object, channel = "app") => {
      const { status, json } = await service.call("PUT", `/v1/channels/${channel}/spend`, { body });
      expect(status).toBe(400);
      return `${json.problems[0].field} ${json.problems[0].message}`;
    };
    expect(await first({ month: "2026-13", amount: 1 })).toMatch(/^month is not a month/);
    expect(await first({ month: "2026-03", amount: -1 })).toMatch(/^amount is negative/);
    expect(await first({ month: "2026-03", amount: "much" })).toMatch(/^amount is not a number/);
    expect(await first({ month: "2026-03" })).toMatch(/^amount /);
    expect(await first({ month: "2026-03", amount: 1 }, "a@b.example")).toMatch(/^channel /);
  });

  it("needs a key that may read segments", async () => {
    expect((await service.call("GET", "/v1/kpis", { as: "scores:read" })).status).toBe(403);
  });
});

describe("GET /v1/whatif", () => {
  let service: Service;
  beforeAll(async () => {
    service = await freshService(engine, { marginShare: 0.4, costPerOrder: 2 });
    await sendAll(service, shopOrders(150));
    await service.deps.startNight!();
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  const ask = async (query: string): Promise<any> => (await service.call("GET", `/v1/whatif?${query}`)).json;

  it("starts from the total CLV that segments show, and from the kpis' net spend to date", async () => {
    const { now, changed, difference } = await ask("orderValue=0%");
    const { segments } = (await service.call("GET", "/v1/segments")).json;
    const clv = segments.reduce((sum: number, one: { clv: number }) => sum + one.clv, 0);
    expect(now.predictedClv).toBeCloseTo(clv, 0);
    const { total } = (await service.call("GET", "/v1/kpis")).json;
    expect(now.totalClv).toBeCloseTo(total.counts.revenueToDate + now.predictedClv, 1);
    expect([changed, difference]).toEqual([now, 0]);
  });

  it("takes order value and margin through revenue alone: the cost to serve stays", async () => {
    const { now, changed } = await ask("orderValue=%2B3%25&margin=-10%25");
    expect(changed.revenue / now.revenue).toBeCloseTo(1.03, 5);
    expect(changed.cost).toBe(now.cost);
    expect(changed.marginShare).toBe(0.36);
    expect(changed.predictedClv).toBeCloseTo(changed.revenue * 0.36 - changed.cost, 1);
  });

  it("moves retention by what was asked, however the plus sign is written, and says what that means", async () => {
    const { now, changed, difference, alone, dropOutFactor, notes } = await ask("retention=+5%");
    expect(await ask("retention=%2B5%25")).toMatchObject({ now, changed });
    expect(changed.retention / now.retention).toBeCloseTo(1.05, 4);
    expect(dropOutFactor).toBeLessThan(1);
    expect(difference).toBeGreaterThan(0);
    expect(alone).toEqual({ retention: difference, orderValue: 0, margin: 0 });
    expect(notes[0].en).toMatch(/alive in a year/);
    expect((await ask("retention=-5%")).difference).toBeLessThan(0);
  });

  it("refuses what cannot be, naming the field and how far it can go", async () => {
    const first = async (query: string) => {
      const { status, json } = await service.call("GET", `/v1/whatif?${query}`);
      expect(status).toBe(400);
      return `${json.problems[0].field} ${json.problems[0].message}`;
    };
    expect(await first("")).toMatch(/^retention is missing, and so are orderValue and margin/);
    expect(await first("retention=900%25")).toMatch(/^retention is more than .* less than \+\d/);
    expect(await first("margin=200%25")).toMatch(/^margin makes the margin more than all of the price/);
    expect(await first("orderValue=-100%25")).toMatch(/^orderValue leaves nothing/);
    expect(await first("orderValue=lots")).toMatch(/^orderValue is not a change in percent/);
  });
});

it("answers a shop without amounts with counts, and says why money is missing", async () => {
  const service = await freshService(engine);
  await service.send([
    { orderId: "1", customerId: "a", orderedAt: "2026-01-05" },
    { orderId: "2", customerId: "a", orderedAt: "2026-03-05" },
  ]);
  await service.deps.startNight!();
  const { total } = (await service.call("GET", "/v1/kpis")).json;
  expect(total.figures).toMatchObject({ purchaseFrequency: 2, averageOrderValue: null, predictedClv: null });
  expect(total.reasons.averageOrderValue.en).toMatch(/no amounts/);
  const { reason, now } = (await service.call("GET", "/v1/whatif?margin=-1%25")).json;
  expect([now, reason.en]).toEqual([null, expect.stringMatching(/no amounts/)]);
});
