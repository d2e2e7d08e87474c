import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSummariseStream } from "../../functions/jobs/summariseStream.ts";
import { reconcileShard } from "../../functions/jobs/reconcileShard.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, noon, type Service, startTestEngine } from "./support/service.ts";

const referrals = {
  link: "https://shop.example/?ref={code}",
  advocateReward: 50,
  friendReward: 20,
  minimumPurchase: 100,
  waitingDays: 14,
  rewardExpiresDays: 90,
  friendsPerDay: 2,
};
const dayMs = 86_400_000;

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine, { referrals });
});
afterAll(() => engine.close());

const post = (path: string, body: unknown) => service.call("POST", path, { body, as: "referrals:write" });
const get = async (path: string) => (await service.call("GET", path)).json;
const code = async (customerId: string, more: object = {}) =>
  (await post("/v1/referrals/codes", { customerId, ...more })).json.code as string;
let events = 0;
const event = (type: string, ofCode: string, more: object) => ({
  eventId: `e${++events}`,
  type,
  code: ofCode,
  at: "2026-03-01",
  ...more,
});
/** Delivers what the stream would for some customers. */
async function settle(...customerIds: string[]) {
  const Records = customerIds.flatMap((id) =>
    [{ orderId: "o" }, { referralEventId: "e" }].map((key, i) => ({
      eventID: `${i}`,
      eventName: "INSERT" as const,
      eventSource: "aws:dynamodb" as const,
      eventSourceARN: "arn",
      dynamodb: {
        Keys: Object.fromEntries(
          Object.entries({ customerId: id, ...key }).map(([k, S]) => [k, { S }]),
        ) as never,
        SequenceNumber: `${i}`,
        StreamViewType: "KEYS_ONLY" as const,
      },
    })),
  );
  expect(await createSummariseStream({ ...service.deps })({ Records })).toEqual({ batchItemFailures: [] });
}
/** A friend who signs up and buys. */
async function bring(
  ofCode: string,
  customerId: string,
  more: { amount?: number; contact?: object; on?: string } = {},
) {
  const { amount = 150, contact, on = "2026-03-01" } = more;
  const signup = event("signup", ofCode, { customerId, at: on, ...(contact && { contact }) });
  expect((await post("/v1/referrals/events", { events: [signup] })).json).toMatchObject({ accepted: 1 });
  await service.send([{ orderId: `o-${customerId}`, customerId, orderedAt: "2026-03-02", amount }]);
  await settle(customerId);
}
const received = async (id: string) => (await get(`/v1/customers/${id}/referrals`)).received;
const rewards = (id: string) => get(`/v1/customers/${id}/rewards`);

describe("a referral", () => {
  it("is approved after the waiting period, pays both once, and each reward expires on its day", async () => {
    const sara = await code("sara");
    expect(await code("sara")).toBe(sara);
    const clicks = [event("click", sara, {}), event("click", sara.toLowerCase(), {})];
    expect((await post("/v1/referrals/events", { events: [...clicks, clicks[0]] })).json).toEqual({
      accepted: 2,
      duplicates: 1,
      rejected: [],
    });
    await bring(sara, "friend-1");
    // Bought on 2 March, due on 16 March; today is 31 March.
    expect(await received("friend-1")).toMatchObject({
      state: "approved",
      advocate: "sara",
      approvalDueOn: "2026-03-16",
      approvedOn: "2026-03-31",
      rewards: { advocate: { amount: 50, outcome: "paid" }, friend: { amount: 20, outcome: "paid" } },
    });
    await settle("friend-1");
    await reconcileShard(service.deps, 0, 1);
    expect(await rewards("sara")).toMatchObject({
      balance: 50,
      available: 50,
      entries: [{ expiresOn: "2026-06-29" }],
    });
    expect(await rewards("friend-1")).toMatchObject({ balance: 20, entries: [{ role: "friend" }] });
    expect(await get("/v1/customers/sara/referrals")).toMatchObject({
      codes: [{ code: sara, link: `https://shop.example/?ref=${sara}`, clicks: 2 }],
      sent: [{ friend: "friend-1", state: "approved" }],
      received: null,
    });

    service.clock.now = noon + 91 * dayMs;
    expect(await rewards("sara")).toMatchObject({ balance: 50, available: 0, nextExpiry: null });
    await reconcileShard(service.deps, 0, 1);
    await reconcileShard(service.deps, 0, 1);
    expect(await rewards("sara")).toMatchObject({
      balance: 0,
      entries: [{ kind: "expire", amount: -50 }, {}],
    });
    service.clock.now = noon;
  });

  it("waits for its purchase, then for the waiting period, then is approved by the night alone", async () => {
    const omar = await code("omar");
    await post("/v1/referrals/events", {
      events: [event("signup", omar, { customerId: "friend-2", at: "2026-03-28" })],
    });
    await settle("friend-2");
    expect(await received("friend-2")).toMatchObject({
      state: "pending",
      reasons: [{ code: "awaiting_purchase" }],
    });
    await service.send([{ orderId: "o-2", customerId: "friend-2", orderedAt: "2026-03-30", amount: 100 }]);
    await settle("friend-2");
    expect(await received("friend-2")).toMatchObject({
      state: "pending",
      reasons: [{ code: "awaiting_period", ar: expect.stringMatching(/مدة الانتظار/) }],
      approvalDueOn: "2026-04-13",
    });
    service.clock.now = noon + 13 * dayMs;
    await reconcileShard(service.deps, 0, 1);
    expect(await received("friend-2")).toMatchObject({ state: "approved" });
    service.clock.now = noon;
  });

  it("is void when its purchase is refunded: what is left of the rewards is taken back, what was spent is not owed", async () => {
    const huda = await code("huda");
    await bring(huda, "friend-3");
    const spent = await post("/v1/customers/huda/rewards/redeem", {
      redemptionId: "cart-1",
      amount: "30.50",
    });
    expect(spent.json).toEqual({ redemptionId: "cart-1", amount: 30.5, booked: true, available: 19.5 });
    await service.send([
      {
        orderId: "r-3",
        customerId: "friend-3",
        orderedAt: "2026-03-31",
        amount: 150,
        type: "refund",
        refundOf: "o-friend-3",
      },
    ]);
    await settle("friend-3");
    await settle("friend-3");
    expect(await received("friend-3")).toMatchObject({ state: "void", reasons: [{ code: "refunded" }] });
    expect(await rewards("huda")).toMatchObject({
      balance: 0,
      entries: [{ kind: "reverse", amount: -19.5, shortfall: 30.5 }, { kind: "redeem" }, { kind: "earn" }],
    });
    expect(await rewards("friend-3")).toMatchObject({ balance: 0 });
  });

  it.each([
    ["below_minimum", "refused", { amount: 99.99 }],
    ["too_late", "expired", { on: "2026-01-01" }],
  ])("that breaks the terms (%s) is %s", async (reason, state, more) => {
    const own = await code(`advocate-${reason}`);
    await bring(own, `friend-${reason}`, more);
    expect(await received(`friend-${reason}`)).toMatchObject({ state, reasons: [{ code: reason }] });
  });

  it("of somebody who had bought before is refused", async () => {
    await service.send([{ orderId: "old", customerId: "old-friend", orderedAt: "2025-12-01", amount: 10 }]);
    await bring(await code("advocate-old"), "old-friend");
    expect(await received("old-friend")).toMatchObject({
      state: "refused",
      reasons: [{ code: "not_first_order" }],
    });
  });
});

describe("fraud checks", () => {
  it.each([
    ["same_email", { email: "Mona.A+shop@gmail.com" }, { email: "monaa@googlemail.com" }],
    ["same_phone", { phone: "+966 50 123 4567" }, { phone: "00966501234567" }],
    ["same_device", { device: "device-77" }, { device: "device-77" }],
    ["same_address", { address: "King Fahd Rd. 7, Riyadh" }, { address: "king fahd rd 7 riyadh" }],
  ])("hold a friend with the advocate's contact (%s) until a person decides", async (reason, contact, again) => {
    const advocate = `adv-${reason}`;
    const own = await code(advocate, { contact });
    await settle(advocate);
    await bring(own, `twin-${reason}`, { contact: again });
    const held = await received(`twin-${reason}`);
    expect(held).toMatchObject({ state: "held", reasons: [{ code: reason }] });
    const list = await service.call("GET", "/v1/referrals?state=held", { as: "segments:read" });
    expect(list.json.referrals.map(({ referralId }: { referralId: string }) => referralId)).toContain(
      held.referralId,
    );
    const decision = reason === "same_email" ? "approve" : "refuse";
    const path = `/v1/referrals/${held.referralId}/decision`;
    expect((await post(path, { decision })).status).toBe(403);
    expect((await service.call("POST", path, { body: { decision } })).status).toBe(202);
    await settle(`twin-${reason}`);
    const state = decision === "approve" ? "approved" : "refused";
    expect(await received(`twin-${reason}`)).toMatchObject({ state, reasons: [{ code: "by_hand" }] });
    expect((await rewards(advocate)).balance).toBe(decision === "approve" ? 50 : 0);
  });

  it("hold who uses their own code, who comes again under another id, two who recommend each other, and a crowd", async () => {
    const self = await code("self");
    await bring(self, "self");
    expect((await received("self")).reasons[0].code).toBe("self_referral");

    const contact = { phone: "0501112223" };
    await bring(await code("first-advocate"), "cycler-1", { contact });
    await bring(await code("second-advocate"), "cycler-2", { contact, on: "2026-03-02" });
    expect((await received("cycler-1")).state).toBe("approved");
    expect(await received("cycler-2")).toMatchObject({
      state: "held",
      reasons: [{ code: "coupon_cycling" }],
    });

    await bring(await code("circle-a"), "circle-b");
    await bring(await code("circle-b"), "circle-a", { on: "2026-03-02" });
    expect(await received("circle-a")).toMatchObject({ state: "held", reasons: [{ code: "circular" }] });

    const busy = await code("busy");
    for (const nth of [1, 2, 3]) await bring(busy, `crowd-${nth}`, { on: `2026-03-01T0${nth}:00:00Z` });
    const states = await Promise.all([1, 2, 3].map(async (nth) => (await received(`crowd-${nth}`)).state));
    expect(states).toEqual(["approved", "approved", "held"]);
  });
});

describe("what is refused", () => {
  it("a code of another, an unknown code, more than is there, a redemption with another amount", async () => {
    await code("first", { code: "Welcome-1" });
    expect((await post("/v1/referrals/codes", { customerId: "second", code: "WELCOME-1" })).status).toBe(409);
    const { json } = await post("/v1/referrals/events", {
      events: [
        event("signup", "NOBODYS", { customerId: "x" }),
        event("signup", "welcome-1", { customerId: "a@b.example" }),
      ],
    });
    expect(json).toMatchObject({
      accepted: 0,
      rejected: [
        { eventId: expect.any(String), problems: [{ field: "code" }] },
        { problems: [{ field: "customerId" }] },
      ],
    });
    await bring(await code("spender"), "friend-9");
    const redeem = (redemptionId: string, amount: number) =>
      post("/v1/customers/spender/rewards/redeem", { redemptionId, amount });
    expect((await redeem("r1", 50.01)).status).toBe(409);
    expect((await redeem("r1", 40)).json).toMatchObject({ booked: true, available: 10 });
    expect((await redeem("r1", 40)).json).toMatchObject({ booked: false, available: 10 });
    expect((await redeem("r1", 5)).status).toBe(409);
    expect((await redeem("r2", 11)).status).toBe(409);
    expect((await redeem("r3", 0)).status).toBe(400);
  });

  it("everything where the shop has no programme", async () => {
    const bare = await freshService(engine);
    const { status } = await bare.call("POST", "/v1/referrals/codes", { body: { customerId: "c" } });
    expect(status).toBe(501);
  });

  it("does not repeat a contact that it cannot read", async () => {
    const { text } = await post("/v1/referrals/events", {
      events: [
        event("signup", await code("sara"), { customerId: "y", contact: { email: "not-an-address-9" } }),
      ],
    });
    expect(text).not.toContain("not-an-address-9");
  });
});
