import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportCampaigns } from "../../functions/jobs/campaigns/reportCampaigns.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { localDay } from "../../model/time/localDay.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "../api/support/service.ts";
import { today } from "../api/support/shop.ts";
import { campaignShop, consent, later, ordersOn } from "./support/campaignShop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await campaignShop(service, 240);
}, 240_000);
afterAll(() => engine.close());

const endsOn = dayToIso(today + 28);
const spring = { campaignId: "spring", name: "Spring", channel: "email", minimumEffect: 0.3, endsOn };
const post = (body: object, as: "campaigns:write" | "segments:read" = "campaigns:write") =>
  service.call("POST", "/v1/campaigns", { as, body });
/** What the report of a night does for campaigns. */
const count = () => reportCampaigns(service.deps, localDay(service.clock.now, "Asia/Riyadh"));
// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
const get = async (path: string): Promise<any> =>
  (await service.call("GET", path, { as: "segments:read" })).json;
async function members(campaign: string, arm: string): Promise<string[]> {
  const page = await get(`/v1/campaigns/${campaign}/members?arm=${arm}&limit=1000`);
  return page.members.map(({ customerId }: { customerId: string }) => customerId);
}

describe("POST /v1/campaigns/plan", () => {
  const plan = async (more: object) =>
    (
      await service.call("POST", "/v1/campaigns/plan", {
        as: "segments:read",
        body: { channel: "email", minimumEffect: 0.3, endsOn, name: "x", ...more },
      })
    ).json;

  it("counts who can take part and says what the list can show", async () => {
    const { plan: planned, reason } = await plan({ minimumEffect: 0.7 });
    expect(reason).toBeNull();
    expect(planned).toMatchObject({
      listed: 240,
      members: 216,
      leftOut: { noConsent: 24, inCampaign: 0, notScored: 0 },
      read: 240,
      enough: true,
      warnings: [],
    });
    expect(planned.effect).toBeCloseTo(0.7 * planned.expected, 1);
    expect(planned.arms.map(({ name }: { name: string }) => name)).toEqual(["control", "treated"]);
    expect(planned.arms[0].members + planned.arms[1].members).toBe(216);
  });

  it("warns in both languages where the list is too small, with how many are needed and what would be seen", async () => {
    const { plan: planned } = await plan({ minimumEffect: 0.02 });
    expect(planned.enough).toBe(false);
    expect(planned.membersNeeded).toBeGreaterThan(216);
    expect(planned.detectable.share).toBeGreaterThan(0.02);
    expect(planned.warnings[0].en).toMatch(/too small to see this effect: it has 216 members/);
    expect(planned.warnings[0].ar).toMatch(/القائمة أصغر/);
  });

  it("gives no plan, with the reason, where nobody has agreed to the channel", async () => {
    const { plan: none, reason } = await plan({ channel: "post" });
    expect(none).toBeNull();
    expect(reason.en).toMatch(/Nobody on the list can take part/);
  });

  it("refuses an end that is past or beyond a year, a name twice, and control as a variant, all at once", async () => {
    const refused = await service.call("POST", "/v1/campaigns/plan", {
      body: { channel: "fax", minimumEffect: 0, endsOn: "2026-03-31", name: "", variants: ["a", "a"] },
    });
    expect(refused.status).toBe(400);
    expect(refused.json.problems.map(({ field }: { field: string }) => field)).toEqual([
      "name",
      "channel",
      "minimumEffect",
      "variants",
    ]);
    const past = await service.call("POST", "/v1/campaigns/plan", {
      body: { ...spring, campaignId: undefined, endsOn: "2026-03-31" },
    });
    expect(past.json.problems[0]).toMatchObject({ field: "endsOn" });
    const all = await post({ ...spring, measure: "churn", minimumEffect: 1.5 });
    expect(all.json.problems[0].message).toBe("is more than all churn; give at most 1");
    const control = await post({ ...spring, variants: ["control"] });
    expect(control.status).toBe(400);
    expect((await post({ ...spring, segment: "nowhere" })).status).toBe(404);
  });
});

describe("a campaign", () => {
  beforeAll(async () => {
    const made = await post(spring);
    expect([made.status, made.json.state, made.headers.get("location")]).toEqual([
      202,
      "freezing",
      "/v1/campaigns/spring",
    ]);
  });

  it("needs its own scope to be made, and is the same one when sent again", async () => {
    expect((await post(spring, "segments:read")).status).toBe(403);
    const again = await post(spring);
    expect([again.status, again.json.state]).toEqual([200, "running"]);
    expect((await post({ ...spring, minimumEffect: 0.2 })).status).toBe(409);
    expect((await get("/v1/campaigns")).campaigns).toHaveLength(1);
  });

  it("has frozen everyone who agreed, each in one group, sized as planned", async () => {
    const { arms, plan, frozenOn } = await get("/v1/campaigns/spring");
    expect([plan.members, plan.read, frozenOn]).toEqual([216, 240, dayToIso(today)]);
    const [control, treated] = await Promise.all([
      members("spring", "control"),
      members("spring", "treated"),
    ]);
    expect([control.length, treated.length]).toEqual(arms.map((arm: { members: number }) => arm.members));
    const all = [...control, ...treated];
    expect(new Set(all).size).toBe(216);
    expect(all.filter((id) => Number(id.slice(2)) % 10 === 0)).toEqual([]);
  });

  it("gives a group out as CSV, page by page", async () => {
    const csv = await service.call("GET", "/v1/campaigns/spring/members?arm=treated&limit=2", {
      headers: { accept: "text/csv" },
    });
    expect(csv.text).toMatch(/^customerId,arm\r\nc-\d+,treated\r\nc-\d+,treated\r\n$/);
    expect(csv.headers.get("link")).toBe(
      '</v1/campaigns/spring/members?arm=treated&limit=2&offset=2>; rel="next"',
    );
    const [first, second] = [
      await get("/v1/campaigns/spring/members?arm=treated&limit=2"),
      await get("/v1/campaigns/spring/members?arm=treated&limit=2&offset=2"),
    ];
    expect(new Set([...first.members, ...second.members].map(({ customerId }) => customerId)).size).toBe(4);
    expect(
      (await service.call("GET", "/v1/campaigns/spring/members?arm=gift")).json.problems[0].message,
    ).toBe("is none of control, treated");
  });

  it("lets nobody of it into another campaign while it runs", async () => {
    const { plan } = (
      await service.call("POST", "/v1/campaigns/plan", { body: { ...spring, campaignId: undefined } })
    ).json;
    expect(plan).toBeNull();
    await service.signal([consent("c-0", "granted", "2026-03-31")]);
    const { json } = await post({ ...spring, campaignId: "second" });
    expect(json.state).toBe("freezing");
    const second = await get("/v1/campaigns/second");
    expect(second.state).toBe("failed");
    expect(second.reason.en).toMatch(/^Customers of the list who can take part: 1\./);
    expect((await service.call("GET", "/v1/campaigns/second/report")).status).toBe(409);
    expect((await service.call("GET", "/v1/campaigns/second/members?arm=control")).status).toBe(409);
  });

  it("is interim until its end, with intervals, and names no winner", async () => {
    expect((await get("/v1/campaigns/spring/report")).notes[0].en).toMatch(/No night has counted yet/);
    const [control, treated] = await Promise.all([
      members("spring", "control"),
      members("spring", "treated"),
    ]);
    later(service, 10);
    await service.send(ordersOn(treated, 5, 40));
    await service.send(ordersOn(control.slice(0, 40), 6, 40));
    await count();
    const report = await get("/v1/campaigns/spring/report");
    expect(report).toMatchObject({
      state: "interim",
      winner: null,
      verdict: null,
      asOf: dayToIso(today + 10),
    });
    expect(report.notes[0].en).toMatch(/Interim, until/);
    const [counted, counterpart] = report.arms;
    expect(counted).toMatchObject({
      members: control.length,
      orders: 40,
      spend: 1600,
      churned: control.length - 40,
    });
    expect(counterpart).toMatchObject({ orders: treated.length, churned: 0 });
    const spend = report.effects.find(({ measure }: { measure: string }) => measure === "spend");
    expect(spend).toMatchObject({ primary: true, variant: "treated", reason: null });
    expect(spend.plain.difference).toBeCloseTo(40 - 1600 / control.length, 3);
    expect(spend.corrected.low).toBeLessThan(spend.corrected.difference);
    expect(spend.corrected.pValue).toBeLessThan(0.05);
    const churn = report.effects.find(({ measure }: { measure: string }) => measure === "churn");
    // Every treated member bought: too few did not for a share to have an interval.
    expect([churn.corrected, churn.reason.en]).toEqual([null, expect.stringMatching(/Too few/)]);
  });

  it("leaves out of what is sent who withdrew consent, and keeps them in the comparison", async () => {
    const before = await members("spring", "treated");
    await service.signal([consent(before[0], "withdrawn", dayToIso(today + 10))]);
    const page = await get("/v1/campaigns/spring/members?arm=treated&limit=1000");
    expect(page.members).toHaveLength(before.length - 1);
    expect(page.leftOut).toEqual({ erased: 0, withdrawn: 1, joined: 0 });
  });

  it("names who was found better once its last day is over, and still counts refunds", async () => {
    const treated = await members("spring", "treated");
    later(service, 19);
    await count();
    const ended = await get("/v1/campaigns/spring/report");
    expect(ended).toMatchObject({ state: "ended", winner: "treated", asOf: dayToIso(today + 29) });
    expect(ended.verdict.en).toMatch(/“treated” did better/);
    expect(ended.verdict.ar).toMatch(/«treated»/);
    expect(ended.notes[0].en).toMatch(/Refunds of these days are still counted/);
    expect((await get("/v1/campaigns/spring")).state).toBe("ended");
    const refund = (customerId: string, day: number) => ({
      orderId: `back-${customerId}`,
      customerId,
      orderedAt: dayToIso(today + day),
      amount: 40,
      type: "refund",
      refundOf: `later-${customerId}-5`,
    });
    later(service, 10);
    await service.send(treated.slice(0, 20).map((id) => refund(id, 38)));
    await count();
    const later1 = await get("/v1/campaigns/spring/report");
    expect(later1.arms[1].spend).toBe(ended.arms[1].spend - 800);
    later(service, 25);
    await count();
    const final = await get("/v1/campaigns/spring/report");
    expect([final.state, final.notes]).toEqual(["final", []]);
    await service.send(treated.slice(20, 30).map((id) => refund(id, 60)));
    later(service, 1);
    await count();
    expect(await get("/v1/campaigns/spring/report")).toEqual(final);
  });

  it("can no longer be cancelled when it is over", async () => {
    const { status } = await service.call("POST", "/v1/campaigns/spring/cancel", { as: "campaigns:write" });
    expect(status).toBe(409);
    expect((await service.call("POST", "/v1/campaigns/none/cancel")).status).toBe(404);
  });
});
