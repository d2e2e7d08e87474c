import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActionJson } from "../../functions/contract/schemas/actions.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders, today } from "./support/shop.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());

const day = 86_400_000;
const ago = (days: number) => dayToIso(today - days);
const consent = (customerId: string, state = "granted", at = ago(200)) => ({
  signalId: `consent-${state}`,
  customerId,
  at,
  kind: "consent",
  channel: "email",
  state,
});
const rated = (customerId: string, value = 5) => ({
  signalId: "r",
  customerId,
  at: ago(1),
  kind: "rating",
  value,
});
const order = (customerId: string, days: number) => ({
  orderId: `${customerId}-${days}`,
  customerId,
  orderedAt: ago(days),
  amount: 40,
});

/** A shop after its night; glad, gladder: rated well and agreed; silent: rated well, did not agree. */
async function shop(settings: Record<string, unknown> = {}): Promise<Service> {
  const service = await freshService(engine, { actions: { actByWithinDays: 60 }, ...settings });
  await sendAll(service, shopOrders(60));
  const ids = ["glad", "gladder", "silent", "angry", "bought"];
  await service.send(ids.flatMap((id) => [order(id, 150), order(id, 60)]));
  await service.send([order("bought", 9)]);
  await service.signal([
    ...["glad", "gladder", "angry", "bought"].map((id) => consent(id)),
    ...["glad", "gladder", "silent", "angry"].map((id) => rated(id)),
    { signalId: "n", customerId: "gladder", at: ago(2), kind: "nps", value: 10 },
    { signalId: "c", customerId: "angry", at: ago(3), kind: "complaint", category: "delivery" },
  ]);
  await service.deps.startNight!();
  return service;
}

const list = async (service: Service, query = "") =>
  (await service.call("GET", `/v1/actions?${query}`, { as: "segments:read" })).json as {
    on: string | null;
    reason: { en: string; ar: string } | null;
    counts: Record<string, number>;
    actions: ActionJson[];
    leftOut: number;
    nextCursor: string | null;
  };
const idsOf = ({ actions }: { actions: ActionJson[] }) => actions.map(({ customerId }) => customerId);
const done = async (service: Service, { id, customerId }: ActionJson, body?: object) => {
  const answer = await service.call("POST", `/v1/actions/${id}/done`, { as: "signals:write", body });
  await service.signal([{ signalId: "noise", customerId, at: ago(0), kind: "engagement", action: "visit" }]);
  return answer;
};

/** Only read by the tests that share it. */
let calm: Service;
beforeAll(async () => {
  calm = await shop();
});

describe("GET /v1/actions", () => {
  it("says before the first night that there is no list, and of a day without one too", async () => {
    const service = await freshService(engine);
    for (const query of ["", "on=2026-03-30"]) {
      const { on, reason, actions } = await list(service, query);
      expect([on, actions]).toEqual([null, []]);
      expect(reason!.en).toMatch(/the night makes it/);
      expect(reason!.ar).toMatch(/المعالجة الليلية/);
    }
  });

  it("invites whoever is glad and agreed, the likeliest ambassador first, and nobody else", async () => {
    const service = calm;
    const page = await list(service, "kind=invite");
    expect([page.on, page.leftOut, page.nextCursor]).toEqual(["2026-03-31", 0, null]);
    expect(idsOf(page)).toEqual(["gladder", "glad", "bought"]);
    expect(page.counts.invite).toBe(3);
    const [gladder, , bought] = page.actions;
    expect(gladder).toMatchObject({ channels: ["email"], incentive: null, actBy: null, done: false });
    expect(gladder.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["good_nps", "good_rating"]),
    );
    expect(gladder.reasons[0].ar).toMatch(/10/);
    expect(bought.reasons[0]).toMatchObject({ code: "delivered_by_now" });
  });

  it("lists whoever is leaving with date, value at risk and the incentive that the customer's own route says", async () => {
    const service = calm;
    const { actions, counts } = await list(service, "kind=win_back&limit=1000");
    expect(actions).toHaveLength(counts.win_back);
    expect(actions.length).toBeGreaterThan(2);
    const classes = actions.map(({ ambassador }) => ambassador.class);
    expect(classes).toEqual([...classes].sort((a, b) => rank(a) - rank(b)));
    for (const { customerId, actBy, valueAtRisk, incentive, reasons } of actions.slice(0, 8)) {
      const { json: score } = await service.call("GET", `/v1/customers/${customerId}/score`);
      expect(actBy).toBe(score.actBy.date);
      expect(Math.abs(Date.parse(actBy!) - today * day)).toBeLessThanOrEqual(60 * day);
      expect(valueAtRisk).toBeCloseTo(score.valueAtRisk, 1);
      const { json: offer } = await service.call("GET", `/v1/customers/${customerId}/incentive`);
      expect(incentive).toMatchObject({ kind: offer.kind });
      expect(incentive!.most).toBeCloseTo(offer.most, 1);
      expect(reasons.map(({ code }) => code)).toEqual(
        expect.arrayContaining(["act_by", "value_at_risk", "no_consent_to_write"]),
      );
    }
  });

  it("walks a list page by page, each action once, and hands out the same as CSV", async () => {
    const service = calm;
    const whole = await list(service, "limit=1000");
    const walked: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await list(service, `limit=4${cursor && `&cursor=${cursor}`}`);
      walked.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(idsOf(whole));
    expect(new Set(walked).size).toBe(walked.length);
    const csv = await service.call("GET", "/v1/actions?limit=2", { headers: { accept: "text/csv" } });
    const lines = csv.text.trimEnd().split("\r\n");
    expect(lines[0]).toBe(
      "id,kind,customerId,ambassadorClass,ambassadorScore,channels,notBefore,actBy,valueAtRisk,incentive,incentiveMost,reasonsEn,reasonsAr,done",
    );
    expect(lines.slice(1).map((line) => line.split(",")[2])).toEqual(walked.slice(0, 2));
    expect(csv.headers.get("link")).toMatch(/^<\/v1\/actions\?limit=2&cursor=[\w-]+>; rel="next"$/);
  });

  it("refuses a cursor of another list and one that was made up", async () => {
    const { nextCursor } = await list(calm, "limit=1");
    const wrong = [`cursor=${nextCursor}&kind=invite`, "cursor=abc", `cursor=${nextCursor}&on=2026-03-30`];
    for (const query of wrong) expect((await calm.call("GET", `/v1/actions?${query}`)).status).toBe(400);
  });

  it("leaves out whoever withdrew consent, complained, bought again or was erased since the night", async () => {
    const service = await shop();
    const before = await list(service, "limit=1000");
    const leaving = before.actions
      .filter(({ kind }) => kind === "win_back")
      .map(({ customerId }) => customerId);
    await service.signal([
      consent("glad", "withdrawn", ago(0)),
      { signalId: "c2", customerId: "gladder", at: ago(0), kind: "complaint" },
    ]);
    service.clock.now += day;
    await service.send([{ ...order(leaving[0], -1), orderId: "again" }]);
    await service.call("DELETE", "/v1/customers/bought");
    const after = await list(service, "limit=1000");
    const gone = idsOf(before).filter((id) => !idsOf(after).includes(id));
    expect(gone.sort()).toEqual(["bought", "glad", "gladder", leaving[0]].sort());
    expect(after.leftOut).toBe(3);
  });
});

describe("POST /v1/actions/{id}/done", () => {
  let service: Service;
  beforeAll(async () => {
    service = await shop({ referrals: { advocateReward: 10 } });
  });

  it("records once that the customer was written to; the first word holds", async () => {
    const [gladder, glad] = (await list(service, "kind=invite")).actions;
    expect(
      (await done(service, gladder, { channel: "email", at: "2026-03-31T09:30:00+03:00" })).json,
    ).toEqual({
      id: gladder.id,
      kind: "invite",
      customerId: "gladder",
      on: "2026-03-31",
      recorded: true,
    });
    service.clock.now += 60_000;
    expect((await done(service, gladder, { channel: "sms" })).json.recorded).toBe(false);
    expect((await done(service, glad)).json.recorded).toBe(true);
    const { json } = await service.call("GET", "/v1/customers/gladder/history");
    expect(json.signals.filter(({ kind }: { kind: string }) => kind === "outreach")).toMatchObject([
      { purpose: "invite", channel: "email", at: "2026-03-31T09:30:00+03:00" },
    ]);
    expect(idsOf(await list(service, "kind=invite"))).toEqual(["bought"]);
    const all = await list(service, "kind=invite&state=all");
    expect(all.actions.map((action) => [action.customerId, action.done])).toEqual([
      ["gladder", true],
      ["glad", true],
      ["bought", false],
    ]);
  });

  it("is followed by a reminder 24 hours later, unless they acted, and by quiet days", async () => {
    const { nextCursor } = await list(service, "limit=1");
    const { code } = (await service.call("POST", "/v1/referrals/codes", { body: { customerId: "glad" } }))
      .json;
    await service.deps.startNight!();
    expect((await service.call("GET", `/v1/actions?cursor=${nextCursor}`)).status).toBe(409);
    service.clock.now += 22 * 3_600_000;
    await service.call("POST", "/v1/referrals/events", {
      body: { events: [{ eventId: "k", type: "click", code, at: "2026-04-01" }] },
    });
    await service.deps.startNight!();
    const reminders = await list(service, "kind=remind");
    expect(reminders.actions).toMatchObject([
      { customerId: "gladder", kind: "remind", notBefore: "2026-04-01T09:30:00" },
    ]);
    expect(idsOf(await list(service, "kind=invite"))).toEqual(["bought"]);
    await done(service, reminders.actions[0]);
    service.clock.now += day;
    await service.deps.startNight!();
    expect(idsOf(await list(service))).not.toContain("gladder");
    expect(idsOf(await list(service, "on=2026-03-31&kind=invite"))).toEqual(["bought"]);
  });

  it("refuses an id that no list gave, a time ahead, and whoever was erased", async () => {
    const [action] = (await list(service, "kind=invite&on=2026-03-31&state=all")).actions;
    const tell = async (id: string, body?: object) =>
      (await service.call("POST", `/v1/actions/${id}/done`, { as: "signals:write", body })).status;
    const [body, mac] = action.id.split(".");
    const forged = Buffer.from(JSON.stringify(["invite", today, "c-1"])).toString("base64url");
    expect(await tell(`${forged}.${mac}`)).toBe(404);
    expect(await tell(body)).toBe(404);
    expect(await tell(action.id, { at: "2026-04-09" })).toBe(400);
    expect(await tell(action.id, { at: "whenever" })).toBe(400);
    expect(await tell(action.id, { how: "phone" })).toBe(400);
    await service.call("DELETE", `/v1/customers/${action.customerId}`);
    expect(await tell(action.id)).toBe(409);
    expect(
      (await service.call("POST", `/v1/actions/${action.id}/done`, { as: "segments:read" })).status,
    ).toBe(403);
  });
});

describe("GET /v1/customers/{id}/action", () => {
  it("says of every customer what the night's list says, and why nothing where they are not on it", async () => {
    const service = calm;
    const { actions } = await list(service, "limit=1000");
    const listed = new Map(actions.map((action) => [action.customerId, action]));
    for (const id of [
      "glad",
      "gladder",
      "silent",
      "angry",
      "bought",
      ...Array.from({ length: 40 }, (_, i) => `c-${i}`),
    ]) {
      const { json } = await service.call("GET", `/v1/customers/${id}/action`, { as: "scores:read" });
      const there = listed.get(id);
      expect(json.action === null).toBe(there === undefined);
      expect(json.against.length > 0).toBe(there === undefined);
      if (!there) continue;
      expect(json.action).toMatchObject({
        id: there.id,
        kind: there.kind,
        actBy: there.actBy,
        reasons: there.reasons,
      });
    }
    const against = async (id: string) =>
      (await service.call("GET", `/v1/customers/${id}/action`)).json.against.map(
        ({ code }: { code: string }) => code,
      );
    expect(await against("silent")).toEqual(["no_consent"]);
    expect(await against("angry")).toEqual(["open_complaint"]);
  });

  it("knows nobody without a purchase", async () => {
    const service = calm;
    await service.signal([consent("new")]);
    expect((await service.call("GET", "/v1/customers/new/action")).status).toBe(404);
    expect((await service.call("GET", "/v1/customers/nobody/action")).status).toBe(404);
  });
});

function rank(cls: string): number {
  return ["actual", "potential", "not_interested"].indexOf(cls);
}
