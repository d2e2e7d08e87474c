import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

const terms = { horizonDays: 180, marginShare: 0.4, costPerOrder: 3, atRiskBelow: 0.6 };

let engine: Engine;
/** One deployed with other terms, one that is given them while it runs. */
let deployed: Service;
let changed: Service;
let saved: { status: number; json: { version: number; runId: string } };
beforeAll(async () => {
  engine = await startTestEngine();
  [deployed, changed] = [await freshService(engine, terms), await freshService(engine)];
  for (const service of [deployed, changed]) {
    await sendAll(service, shopOrders(80));
    await service.deps.startNight!();
  }
  saved = await changed.call("PUT", "/v1/settings", { body: { ...terms, version: 0 } });
}, 60_000);
afterAll(() => engine.close());

const put = (body: object, as: "admin" | "segments:read" = "admin") =>
  changed.call("PUT", "/v1/settings", { body, as });

describe("PUT /v1/settings", () => {
  it("lets live scores and lists be what a deployment with these terms gives", async () => {
    expect(saved).toMatchObject({ status: 202, json: { version: 1 } });
    const id = shopOrders(80)[0]!.customerId;
    const [live, wanted] = await Promise.all(
      [changed, deployed].map(async (service) => {
        const [score, list, kpis] = await Promise.all([
          service.call("GET", `/v1/customers/${id}/score`),
          service.call("GET", "/v1/segments/at_risk/customers?limit=1000"),
          service.call("GET", "/v1/kpis"),
        ]);
        const { horizonDays, prediction, segment, valueAtRisk } = score.json;
        const rows = list.json.customers.map(({ customerId, clv }: { customerId: string; clv: number }) => ({
          customerId,
          clv,
        }));
        return { horizonDays, prediction, segment, valueAtRisk, rows, total: kpis.json.total };
      }),
    );
    expect(live.horizonDays).toBe(180);
    expect(live.rows.length).toBeGreaterThan(0);
    expect(live).toEqual(wanted);
  });

  it("holds for the nights to come", async () => {
    changed.clock.now += 86_400_000;
    deployed.clock.now += 86_400_000;
    await Promise.all([changed.deps.startNight!(), deployed.deps.startNight!()]);
    const [after, wanted] = await Promise.all(
      [changed, deployed].map(async (service) => (await service.call("GET", "/v1/segments")).json.segments),
    );
    expect(after).toEqual(wanted);
  });

  it("refuses what is no term, lies outside, or contradicts another, naming the field", async () => {
    const refused = await put({ horizonDays: 0, marginShare: 1.2, currency: "EUR" });
    expect(refused.status).toBe(400);
    expect(refused.json.problems.map(({ field }: { field: string }) => field).sort()).toEqual([
      "currency",
      "horizonDays",
      "marginShare",
    ]);
    const contradicting = await put({ lostBelow: 0.9 });
    expect(contradicting.json.problems[0]).toMatchObject({ field: "lostBelow", value: 0.9 });
  });

  it("refuses to save over what somebody else saved since it was read", async () => {
    expect((await put({ ...terms, version: 0 })).status).toBe(409);
  });

  it("is for admins", async () => {
    expect((await put(terms, "segments:read")).status).toBe(403);
  });
});

describe("GET /v1/settings", () => {
  it("tells what is in force, saved, deployed, and what only a deployment changes", async () => {
    const { json } = await changed.call("GET", "/v1/settings", { as: "segments:read" });
    expect(json).toMatchObject({
      inForce: { ...terms, discountRate: 0.1 },
      saved: terms,
      deployed: { horizonDays: 365, marginShare: 1 },
      version: 1,
      fixed: { currency: "SAR", timeZone: "Asia/Riyadh", referrals: false, historyStartsAt: null },
    });
  });

  it("goes back to the deployment when nothing is saved any more", async () => {
    expect((await put({ version: 1 })).status).toBe(202);
    const { json } = await changed.call("GET", "/v1/settings");
    expect(json.inForce).toEqual(json.deployed);
    expect(json).toMatchObject({ saved: {}, version: 2 });
  });
});
