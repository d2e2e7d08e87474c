import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayToIso } from "../../model/time/dayToIso.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { today } from "./support/shop.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());

const event = (customerId: string, eventId: string, more: object) => ({
  customerId,
  eventId,
  type: "started",
  plan: "gold",
  at: "2026-01-01",
  ...more,
});

describe("POST /v1/memberships", () => {
  let service: Service;
  beforeAll(async () => {
    service = await freshService(engine);
  });

  it("makes memberships of the events, as of any date, for a customer without orders", async () => {
    const { json } = await service.member([
      event("m", "1", { at: "2026-01-01", endsAt: "2026-01-31", amount: 49 }),
      event("m", "2", { at: "2026-01-31", type: "renewed", endsAt: "2026-03-02", amount: 49 }),
      event("m", "3", { at: "2026-02-10", type: "ended", endsAt: "2026-03-02" }),
      event("m", "4", { at: "2026-02-10", plan: "silver" }),
    ]);
    expect(json).toEqual({ accepted: 4, duplicates: 0, rejected: [] });
    const memberships = async (asOf: string) =>
      (await service.call("GET", `/v1/customers/m/signals?asOf=${asOf}`)).json.memberships;
    const gold = { plan: "gold", startedOn: "2026-01-01", lapsed: false };
    expect(await memberships("2026-01-20")).toEqual([
      { ...gold, state: "active", renewals: 0, paidUntil: "2026-01-31", endsOn: null },
    ]);
    expect(await memberships("2026-02-20")).toEqual([
      { ...gold, state: "active", renewals: 1, paidUntil: "2026-03-02", endsOn: "2026-03-02" },
      {
        plan: "silver",
        state: "active",
        startedOn: "2026-02-10",
        renewals: 0,
        paidUntil: null,
        endsOn: null,
        lapsed: false,
      },
    ]);
    expect((await memberships("2026-03-31"))[0]).toMatchObject({ state: "ended", endsOn: "2026-03-02" });
  });

  it("is idempotent by eventId, and names what is wrong with a refused one", async () => {
    const one = event("i", "1", { amount: "12.50" });
    expect((await service.member([one])).json.accepted).toBe(1);
    expect((await service.member([one])).json).toMatchObject({ accepted: 0, duplicates: 1 });
    const { json } = await service.member([
      event("i", "2", { type: "paused" }),
      event("i", "3", { endsAt: "2025-12-31" }),
      event("i", "4", { plan: "sara@example.com" }),
      event("i", "5", { amount: -1 }),
      event("i", "6", { at: "2027-01-01" }),
      event("i", "7", { endsAt: "2027-01-01" }),
    ]);
    expect(json).toMatchObject({ accepted: 1 });
    const told = json.rejected.map(
      ({
        eventId,
        problems: [{ field, message }],
      }: {
        eventId: string;
        problems: { field: string; message: string }[];
      }) => `${eventId}: ${field} ${message}`,
    );
    expect(told[0]).toMatch(/^2: type .*started.*renewed.*ended/);
    expect(told[1]).toBe("3: endsAt lies before the event");
    expect(told[2]).toMatch(/^4: plan looks like an e-mail/);
    expect(told[3]).toBe("5: amount is negative; give 0 or more");
    expect(told[4]).toMatch(/^6: at lies more than 24 h ahead/);
  });
});

describe("GET /v1/memberships/retention", () => {
  it("says before the first night, and in a shop without memberships, why there is nothing", async () => {
    const service = await freshService(engine);
    const before = (await service.call("GET", "/v1/memberships/retention")).json;
    expect(before).toMatchObject({ asOf: null, overall: null, plans: [] });
    expect(before.reason.en).toMatch(/none has run yet/);
    expect(before.reason.ar).toMatch(/ليلًا/);
    await service.deps.startNight!();
    const after = (await service.call("GET", "/v1/memberships/retention", { as: "scores:read" })).json;
    expect(after).toMatchObject({
      asOf: "2026-03-31",
      reason: null,
      plans: [],
      overall: { members: 0, fit: null },
    });
    expect(after.overall.reason.en).toMatch(/No membership is known from its start/);
  });

  it("gives curve, chances by tenure, lifetimes and values of every plan as the night found them", async () => {
    const service = await freshService(engine);
    // Of 120 with monthly gold, 60 leave after none, 20 after one, 10 after two renewals; 30 run with three.
    const start = today - 110;
    const events = Array.from({ length: 120 }, (_, c) => {
      const renewals = c < 60 ? 0 : c < 80 ? 1 : c < 90 ? 2 : 3;
      const at = (n: number) => dayToIso(start + 30 * n);
      const mine = [event(`c${c}`, "s", { at: at(0), endsAt: at(1), amount: 40 })];
      for (let n = 1; n <= renewals; n++) {
        mine.push(event(`c${c}`, `r${n}`, { type: "renewed", at: at(n), endsAt: at(n + 1), amount: 40 }));
      }
      return mine;
    }).flat();
    events.push(event("new", "s", { plan: "silver" }));
    for (let from = 0; from < events.length; from += 500)
      await service.member(events.slice(from, from + 500));
    await service.deps.startNight!();
    const { json } = await service.call("GET", "/v1/memberships/retention");
    const [gold, silver] = json.plans;
    expect(gold).toMatchObject({
      plan: "gold",
      members: 120,
      active: 30,
      ended: 90,
      periodDays: 30,
      amount: 40,
    });
    expect(gold.curve.slice(0, 3)).toMatchObject([
      { renewal: 1, due: 120, renewed: 60, observed: 0.5 },
      { renewal: 2, due: 60, renewed: 40, observed: 0.666667 },
      { renewal: 3, due: 40, renewed: 30, observed: 0.75 },
    ]);
    // Half, two thirds, three quarters renew: alpha = beta = 1 of the shifted beta-geometric, exactly.
    expect(gold.fit.alpha).toBeCloseTo(1, 3);
    expect(gold.fit.beta).toBeCloseTo(1, 3);
    expect(gold.byTenure[3]).toMatchObject({ renewals: 3, active: 30 });
    expect(gold.byTenure[3].renewalProbability).toBeCloseTo(0.8, 3);
    expect(gold.residualValue / (30 * gold.byTenure[3].residualValue)).toBeCloseTo(1, 3);
    expect(gold.cohorts).toEqual([{ cohort: dayToIso(start).slice(0, 7), survivors: [120, 60, 40, 30] }]);
    expect(silver).toMatchObject({ plan: "silver", members: 1, fit: null, residualValue: null });
    expect(silver.reason.en).toMatch(/0 renewals came due, and 10 are needed/);
    expect(json.overall).toMatchObject({ plan: null, members: 121, active: 31 });
  });
});
