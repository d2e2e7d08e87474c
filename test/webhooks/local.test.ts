import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import { localDay } from "../../model/time/localDay.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { type Received, type Receiver, startReceiver } from "./support/receiver.ts";

let local: Local;
let receiver: Receiver;
let key: string;

beforeAll(async () => {
  receiver = await startReceiver();
  local = await startLocal({ privateWebhooks: true, settings: { currency: "SAR", timeZone: "Asia/Riyadh" } });
  key = await local.createKey("test", ["admin"]);
}, 60_000);
afterAll(async () => {
  await local.close();
  await receiver.close();
});

async function call(method: string, path: string, body?: unknown) {
  const answer = await fetch(new URL(path, local.url), {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  return { status: answer.status, json: (await answer.json()) as any };
}

const headersOf = ({ headers }: Received) => headers as Record<string, string>;
const today = () => dayToIso(localDay(Date.now(), "Asia/Riyadh"));

describe("webhooks of the service on one machine", () => {
  let id: string;
  let secret: string;

  it("register an endpoint, show its secret once, and store it nowhere", async () => {
    const made = await call("POST", "/v1/webhooks", {
      url: receiver.url,
      events: ["segment.changed", "night.finished"],
      label: "CRM",
    });
    expect(made.status).toBe(201);
    ({ webhookId: id, secret } = made.json);
    expect(Buffer.from(secret.replace(/^whsec_/, ""), "base64")).toHaveLength(32);
    const listed = await call("GET", "/v1/webhooks");
    expect(listed.json.webhooks).toMatchObject([{ webhookId: id, enabled: true, label: "CRM" }]);
    expect(JSON.stringify(listed.json)).not.toContain(secret);
  });

  it("send a test that the standardwebhooks package verifies", async () => {
    const { json } = await call("POST", `/v1/webhooks/${id}/ping`);
    await local.told();
    const [ping] = receiver.received;
    expect(ping.id).toBe(json.deliveryId);
    expect(new Webhook(secret).verify(ping.body, headersOf(ping))).toMatchObject({
      type: "webhook.ping",
      data: { webhookId: id },
    });
  });

  it("are refused by that package where body, id or secret are others", () => {
    const [ping] = receiver.received;
    const headers = headersOf(ping);
    expect(() => new Webhook(secret).verify(`${ping.body} `, headers)).toThrow(/No matching signature/);
    expect(() => new Webhook(secret).verify(ping.body, { ...headers, "webhook-id": "msg_other" })).toThrow();
    expect(() =>
      new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").verify(ping.body, headers),
    ).toThrow();
  });

  it("tell of a new customer's segment within moments of the order, with figures and no contact", async () => {
    const order = { orderId: "o-1", customerId: "c-1", orderedAt: today(), amount: 100 };
    await call("POST", "/v1/orders", { orders: [order] });
    await local.drained();
    await local.told();
    const told = receiver.received.at(-1)!;
    const event = new Webhook(secret).verify(told.body, headersOf(told)) as {
      type: string;
      data: Record<string, unknown>;
    };
    expect(event).toMatchObject({
      type: "segment.changed",
      data: { customerId: "c-1", from: null, orders: 1, lastOrder: today(), currency: "SAR" },
    });
    expect(event.data.to).toEqual(expect.any(String));
  });

  it("tell when a night is finished", async () => {
    await local.runNight();
    await local.told();
    const events = receiver.received.map(({ body }) => JSON.parse(body));
    expect(events.find(({ type }) => type === "night.finished")).toMatchObject({
      data: { customers: 1, runId: today(), segments: [{ customers: 1 }] },
    });
  });

  it("are signed by both secrets for a day after a change, and the receiver may verify by either", async () => {
    const rotated = await call("POST", `/v1/webhooks/${id}/secret`);
    expect(rotated.json.secret).not.toBe(secret);
    await call("POST", `/v1/webhooks/${id}/ping`);
    await local.told();
    const ping = receiver.received.at(-1)!;
    expect(headersOf(ping)["webhook-signature"].split(" ")).toHaveLength(2);
    for (const one of [secret, rotated.json.secret])
      expect(new Webhook(one).verify(ping.body, headersOf(ping))).toMatchObject({ type: "webhook.ping" });
  });

  it("list what arrived, and send it again under the same id", async () => {
    const { deliveries } = (await call("GET", `/v1/webhooks/${id}/deliveries?state=delivered`)).json;
    expect(deliveries.length).toBe(new Set(receiver.received.map((one) => one.id)).size);
    for (const { answer } of deliveries) expect(answer).toBe(204);
    const before = receiver.received.length;
    const [{ deliveryId }] = deliveries;
    expect((await call("POST", `/v1/webhooks/${id}/deliveries/${deliveryId}/replay`)).status).toBe(202);
    await local.told();
    expect(receiver.received.slice(before).map((one) => one.id)).toEqual([deliveryId]);
  });

  it("wait for a receiver that fails by the schedule, and disable one that answers 410", async () => {
    receiver.answer = () => ({ status: 503 });
    await call("POST", `/v1/webhooks/${id}/ping`);
    await local.told();
    const { deliveries } = (await call("GET", `/v1/webhooks/${id}/deliveries?state=pending`)).json;
    expect(deliveries).toMatchObject([{ attempts: 1, answer: 503 }]);
    const wait = Date.parse(deliveries[0].at) - Date.parse(deliveries[0].createdAt);
    expect(wait).toBeGreaterThan(4_900);
    expect(wait).toBeLessThan(7_000);
    receiver.answer = () => ({ status: 410 });
    await call("POST", `/v1/webhooks/${id}/ping`);
    await local.told();
    expect((await call("GET", "/v1/webhooks")).json.webhooks).toMatchObject([
      { enabled: false, reason: "answered 410 Gone" },
    ]);
    expect((await call("POST", `/v1/webhooks/${id}/ping`)).status).toBe(409);
  });

  it("replay dead letters once the endpoint is enabled again", async () => {
    receiver.answer = () => ({ status: 200 });
    const body = { url: receiver.url, events: ["night.finished"], enabled: true };
    expect((await call("PUT", `/v1/webhooks/${id}`, body)).json).toMatchObject({
      enabled: true,
      reason: null,
    });
    const { deliveries } = (await call("GET", `/v1/webhooks/${id}/deliveries`)).json;
    expect(deliveries).toMatchObject([{ state: "dead", answer: 410 }]);
    expect((await call("POST", `/v1/webhooks/${id}/replay`)).json).toMatchObject({
      replayed: 1,
      more: false,
    });
    await local.told();
    expect(receiver.received.at(-1)!.id).toBe(deliveries[0].deliveryId);
  });

  it("leave nothing of an erased customer among deliveries", async () => {
    expect((await call("DELETE", "/v1/customers/c-1")).status).toBe(200);
    const { deliveries } = (await call("GET", `/v1/webhooks/${id}/deliveries?state=delivered`)).json;
    expect(JSON.stringify(deliveries)).not.toContain("c-1");
  });

  it("go no more to an endpoint that was removed, and its deliveries go with it", async () => {
    expect((await call("DELETE", `/v1/webhooks/${id}`)).status).toBe(200);
    expect((await call("GET", "/v1/webhooks")).json.webhooks).toEqual([]);
    expect((await call("POST", `/v1/webhooks/${id}/ping`)).status).toBe(404);
    await expect.poll(async () => (await local.store.deliveries.someOf(id, 10)).length).toBe(0);
  });

  it("are taken to the public internet only, unless the service was started otherwise", async () => {
    const other = await startLocal();
    const asked = await fetch(new URL("/v1/webhooks", other.url), {
      method: "POST",
      headers: {
        authorization: `Bearer ${await other.createKey("t", ["admin"])}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ url: receiver.url, events: ["night.finished"] }),
    });
    expect(asked.status).toBe(400);
    expect(await asked.json()).toMatchObject({
      problems: [{ field: "url", message: "must begin with https://" }],
    });
    await other.close();
  });
});
