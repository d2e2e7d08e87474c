import { describe, expect, it } from "vitest";
import { settingsSchema } from "../../functions/contract/settings.ts";
import { eventTypes, retryAfterSeconds, type StoredDelivery } from "../../functions/contract/webhook.ts";
import { isPublicAddress, webhookUrlProblem } from "../../functions/contract/webhookUrl.ts";
import { newsId } from "../../functions/jobs/webhooks/newsId.ts";
import { newsOfRow } from "../../functions/jobs/webhooks/newsOfRow.ts";
import { nextState } from "../../functions/jobs/webhooks/nextState.ts";
import { createPostWebhook } from "../../functions/jobs/webhooks/postWebhook.ts";
import type { CustomerRow } from "../../functions/store/types.ts";
import { startReceiver } from "./support/receiver.ts";

const delivery: StoredDelivery = {
  webhookId: "wh_1",
  deliveryId: "msg_1",
  type: "night.finished",
  body: "{}",
  about: [],
  state: "pending",
  at: 0,
  createdAt: 0,
  attempts: 0,
};

describe("a delivery that fails", () => {
  it("is due again by the schedule of Standard Webhooks, up to a tenth later, and dead after the tenth attempt", () => {
    // Standard Webhooks 1.0.0, "Example retry schedule": 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h.
    expect(retryAfterSeconds.reduce((sum, seconds) => sum + seconds, 0)).toBe(75 * 3600 + 35 * 60 + 5);
    retryAfterSeconds.forEach((seconds, attempts) => {
      const next = nextState({ ...delivery, attempts }, { status: 500 }, 1_000_000);
      expect(next).toMatchObject({ state: "pending", attempts: attempts + 1, answer: 500 });
      expect(next.at - 1_000_000).toBeGreaterThanOrEqual(seconds * 1000);
      expect(next.at - 1_000_000).toBeLessThanOrEqual(seconds * 1100);
    });
    expect(nextState({ ...delivery, attempts: 9 }, { failed: "no answer in time" }, 7)).toEqual({
      state: "dead",
      at: 7,
      attempts: 10,
      answer: "no answer in time",
    });
  });

  it("is any that is not answered by 200 to 299: a redirect is not followed, 410 is the end", () => {
    for (const status of [200, 202, 299]) expect(nextState(delivery, { status }, 0).state).toBe("delivered");
    for (const status of [100, 301, 307, 400, 404, 500])
      expect(nextState(delivery, { status }, 0).state).toBe("pending");
    expect(nextState(delivery, { status: 410 }, 0).state).toBe("dead");
  });

  it("waits as long as the receiver asks, in seconds or up to a date, for a day at most", () => {
    const waitedFor = (retryAfter: string) => nextState(delivery, { status: 429, retryAfter }, 0).at;
    expect(waitedFor("120")).toBe(120_000);
    expect(waitedFor(new Date(60_000).toUTCString())).toBe(60_000);
    expect(waitedFor("999999999")).toBe(86_400_000);
    expect(waitedFor("soon")).toBeLessThan(6_000);
  });
});

describe("where webhooks may go", () => {
  it.each([
    "http://crm.example.com/",
    "ftp://crm.example.com/",
    "https://localhost/",
    "https://crm/",
    "https://db.internal/",
    "https://printer.local./",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://10.0.0.8/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.8]/",
    "https://[64:ff9b::a00:1]/",
    "https://user:word@crm.example.com/",
    "https://crm.example.com/#part",
    "crm.example.com",
  ])("is not %s", (url) => {
    expect(webhookUrlProblem(url, "public")).toEqual(expect.any(String));
  });

  it("is the public internet, by name or address", () => {
    for (const url of [
      "https://crm.example.com/hooks?shop=1",
      "https://8.8.8.8/",
      "https://[2606:4700::1111]:8443/",
    ])
      expect(webhookUrlProblem(url, "public")).toBeNull();
    for (const [address, open] of Object.entries({
      "100.64.0.1": false,
      "172.31.255.255": false,
      "172.32.0.1": true,
      "224.0.0.1": false,
      "::ffff:8.8.8.8": true,
      "0:0:0:0:0:ffff:7f00:1": false,
      "fe80::1%eth0": false,
      "not an address": false,
    }))
      expect([address, isPublicAddress(address)]).toEqual([address, open]);
  });

  it("is judged by the address that a name leads to when it is connected to", async () => {
    const receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    // A name that was of the internet when it was registered, and now leads to this machine.
    const post = createPostWebhook("public", {
      resolve: (_, __, callback) => callback(null, [{ address: "127.0.0.1", family: 4 }]),
    });
    expect(await post(`https://crm.example.com:${port}/`, {}, "{}")).toEqual({
      failed: "the name leads to no address of the public internet",
    });
    await receiver.close();
    expect(await post("https://192.168.1.1/", {}, "{}")).toEqual({
      failed: "the address is not an address of the public internet",
    });
  });

  it("may be this machine where that is allowed, and a receiver that does not answer is not waited for", async () => {
    const receiver = await startReceiver();
    const post = createPostWebhook("anywhere", { waitMs: 2_000 });
    expect(await post(receiver.url, { "webhook-id": "msg_1" }, "{}")).toEqual({ status: 204 });
    receiver.answer = () => ({ status: 302, headers: { location: "/elsewhere" } });
    expect(await post(receiver.url, {}, "{}")).toEqual({ status: 302 });
    expect(receiver.received).toHaveLength(2);
    await receiver.close();
    expect(await post(receiver.url, {}, "{}")).toEqual({ failed: "the connection was refused" });
  });
});

describe("what a new row has to tell", () => {
  const settings = settingsSchema.parse({ currency: "SAR" });
  const heard = new Set(eventTypes);
  const row: CustomerRow = {
    segment: "steady",
    rule: 3,
    clv: 100.123,
    probabilityAlive: 0.8,
    valueAtRisk: 25.5,
    expectedOrders: 2,
    actBy: 110,
    firstDay: 10,
    lastDay: 90,
    orders: 3,
    spend: 300,
    modelId: "m",
    rulesetId: "r",
    scoredOn: 100,
    changedAt: 0,
  };
  const told = (before: CustomerRow | null, after: CustomerRow | null, more: { actByTold?: number } = {}) =>
    newsOfRow("c", before && { row: before, version: 4, ...more }, after, heard, { now: 5, settings });

  it("is the move from one segment to another, with the figures that lists show", () => {
    const { news } = told(row, { ...row, segment: "at_risk", scoredOn: 101 });
    expect(news).toEqual([
      {
        id: newsId("segment.changed", 5, ["c", 4]),
        type: "segment.changed",
        at: 5,
        data: {
          customerId: "c",
          from: "steady",
          to: "at_risk",
          clv: 100.12,
          churnProbability: 0.2,
          valueAtRisk: 25.5,
          expectedOrders: 2,
          actBy: "1970-04-21",
          lastOrder: "1970-04-01",
          orders: 3,
          scoredOn: "1970-04-12",
          currency: "SAR",
        },
      },
    ]);
    expect(told(row, null).news).toMatchObject([{ data: { from: "steady", to: null } }]);
  });

  it("is a first row only of a customer whose first order is of this week: a history that is sent in is no news", () => {
    expect(told(null, { ...row, firstDay: 94 }).news).toMatchObject([{ data: { from: null, to: "steady" } }]);
    expect(told(null, { ...row, firstDay: 92 })).toEqual({});
  });

  it("is an act-by date that lay ahead and is reached, on the day itself, once a silence", () => {
    expect(told(row, { ...row, scoredOn: 109 })).toEqual({});
    const reached = told(row, { ...row, scoredOn: 110 });
    expect(reached).toMatchObject({
      actByTold: 90,
      news: [{ type: "customer.act_by_reached", data: { actBy: "1970-04-21" } }],
    });
    // A new model moves the date by a day: the same silence is told once.
    expect(
      told({ ...row, scoredOn: 110, actBy: 111 }, { ...row, scoredOn: 111, actBy: 111 }, { actByTold: 90 }),
    ).toEqual({});
    // After another order it is another silence.
    expect(
      told(
        { ...row, lastDay: 120, scoredOn: 130, actBy: 140 },
        { ...row, lastDay: 120, scoredOn: 140, actBy: 140 },
        { actByTold: 90 },
      ).news,
    ).toHaveLength(1);
  });

  it("is nothing where nobody asks", () => {
    expect(newsOfRow("c", { row, version: 1 }, null, new Set(), { now: 5, settings })).toEqual({});
  });
});
