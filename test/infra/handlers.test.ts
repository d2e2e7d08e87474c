import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { dutyOf } from "../../functions/contract/duties.ts";
import { routes } from "../../functions/contract/routes/index.ts";
import { createKey } from "../../functions/api/keys/createKey.ts";
import type { Snapshot } from "../../functions/contract/snapshot.ts";
import { publishSnapshot, readLatestSnapshot } from "../../functions/scoring/snapshot/latestSnapshot.ts";
import { createSnapshotBuilder } from "../../functions/scoring/snapshot/snapshotBuilder.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";
import { type RuleFacts, ruleFields } from "../../model/segments/ruleset.ts";
import { type Scope, scopes } from "../../functions/contract/scopes.ts";
import { callSafir } from "../cli/runSafir.ts";
import { type CloudHere, cloudHere } from "./support/cloudHere.ts";
import { grantsOf } from "./support/policies.ts";
import { type Synthesized, synthesize } from "./support/synthesized.ts";

let stack: Synthesized;
let cloud: CloudHere;
let keys: Record<Scope, string>;

beforeAll(async () => {
  stack = await synthesize({
    settings: {
      currency: "SAR",
      timeZone: "Asia/Riyadh",
      referrals: { advocateReward: 50, friendReward: 20, waitingDays: 0 },
    },
  });
  cloud = await cloudHere(stack);
  keys = await cloud.withStore(async (store) => {
    const made = {} as Record<Scope, string>;
    for (const scope of scopes) {
      const { key, stored } = createKey(scope, [scope], Date.now());
      await store.keys.put(stored);
      made[scope] = key;
    }
    return made;
  });
}, 180_000);
afterAll(() => cloud?.close());

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends a request as the gateway would: to the function of its route's duty, path decoded. */
async function send(
  method: string,
  path: string,
  options: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  const [rawPath, rawQueryString = ""] = path.split("?");
  const route = routes.find(
    (each) =>
      each.method.toUpperCase() === method &&
      new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(rawPath),
  )!;
  const answer = (await cloud.invoke(`${stack.prefix}${dutyOf(route)}`, {
    version: "2.0",
    routeKey: `${method} ${route.path}`,
    rawPath: decodeURIComponent(rawPath),
    rawQueryString,
    headers: {
      host: "api.example",
      ...(options.body !== undefined && { "content-type": "application/json" }),
      authorization: `Bearer ${options.key ?? keys[route.scope ?? "admin"]}`,
      ...options.headers,
    },
    requestContext: {
      domainName: "api.example",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      routeKey: `${method} ${route.path}`,
      stage: "$default",
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    isBase64Encoded: false,
  })) as Answer;
  return { ...answer, json: () => JSON.parse(answer.body) };
}

const order = (orderId: string, customerId: string, orderedAt: string, amount: number) => ({
  orderId,
  customerId,
  orderedAt,
  amount,
});

/** A night's snapshot of these customers. */
function snapshotOf(...customerIds: string[]): Snapshot {
  const builder = createSnapshotBuilder();
  const row = {
    segment: "steady",
    rule: 0,
    clv: 1,
    probabilityAlive: 1,
    valueAtRisk: 0,
    expectedOrders: 1,
    actBy: null,
    firstDay: 0,
    lastDay: 0,
    orders: 1,
    spend: 1,
    modelId: "m",
    rulesetId: "r",
    scoredOn: 0,
    changedAt: 0,
  };
  const facts = Object.fromEntries(ruleFields.map((field) => [field, 0])) as RuleFacts;
  for (const id of customerIds) builder.add(id, row, facts);
  return builder.finish({ runId: "2026-01-01", asOf: 20_000, modelId: "m", rulesetId: "r", takenAt: 1 });
}

/** Hands the stream's function what writing referral events of these customers would have delivered. */
function settled(...customerIds: string[]) {
  return cloud.invoke(`${stack.prefix}summarise-stream`, {
    Records: customerIds.map((customerId, i) => ({
      eventID: String(i),
      eventName: "INSERT",
      eventSource: "aws:dynamodb",
      eventSourceARN: "arn",
      dynamodb: {
        Keys: { customerId: { S: customerId }, referralEventId: { S: "e" } },
        SequenceNumber: String(i),
        StreamViewType: "KEYS_ONLY",
      },
    })),
  });
}

/** Hands the stream's function what writing orders of these customers would have delivered. */
function deliver(...orders: { orderId: string; customerId: string }[]) {
  return cloud.invoke(`${stack.prefix}summarise-stream`, {
    Records: orders.map(({ orderId, customerId }, i) => ({
      eventID: String(i),
      eventName: "INSERT",
      eventSource: "aws:dynamodb",
      eventSourceARN: "arn",
      dynamodb: {
        Keys: { customerId: { S: customerId }, orderId: { S: orderId } },
        SequenceNumber: String(i),
        StreamViewType: "KEYS_ONLY",
      },
    })),
  });
}

describe("the bundled functions, each with what the template grants it and nothing more", () => {
  it("answer that they are well", async () => {
    expect((await send("GET", "/healthz")).json()).toEqual({ status: "ok" });
  });

  it("describe themselves, and load the page of /docs from the site", async () => {
    expect((await send("GET", "/openapi.json")).json().openapi).toBe("3.1.0");
    expect((await send("GET", "/docs")).body).toMatch(/src="https:.*\/docs\/swagger-ui-bundle\.js"/);
  });

  it("refuse a request without a key, and one with a key of another scope", async () => {
    const none = await send("GET", "/v1/segments", { key: "saf_none" });
    expect([none.statusCode, none.headers["content-type"]]).toEqual([401, "application/problem+json"]);
    expect(
      (await send("POST", "/v1/orders", { key: keys["scores:read"], body: { orders: [] } })).statusCode,
    ).toBe(403);
  });

  it("are opened by a key that safir keys makes for the stack, until it is revoked", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", cloud.endpoint);
    vi.stubEnv("AWS_REGION", "eu-central-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "operator");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "here");
    const place = ["--stack", "safir-dev"];
    const made = await callSafir(["keys", "create", ...place, "--scopes", "segments:read", "--label", "crm"]);
    const key = made.stdout.trim();
    expect((await send("GET", "/v1/segments", { key })).statusCode).toBe(200);
    const { keys: listed } = JSON.parse((await callSafir(["keys", "list", ...place, "--json"])).stdout);
    const { id } = listed.find(({ label }: { label: string }) => label === "crm");
    expect((await callSafir(["keys", "revoke", id, ...place])).code).toBe(0);
    await expect
      .poll(async () => (await send("GET", "/v1/segments", { key })).statusCode, {
        timeout: 15_000,
        interval: 500,
      })
      .toBe(401);
    const nowhere = await callSafir(["keys", "list", "--stack", "safir-none"]);
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringMatching(/no deployment safir-none/)]);
    vi.unstubAllEnvs();
  });

  it("take orders, rebuild their customers from the stream, and score them", async () => {
    const orders = [
      order("a1", "fatima", "2025-01-03T10:00:00Z", 120),
      order("a2", "fatima", "2025-03-04T10:00:00Z", 80),
      order("b1", "عمر / 7?", "2025-02-01T10:00:00Z", 40),
    ];
    const taken = await send("POST", "/v1/orders", { body: { orders } });
    expect(taken.json()).toEqual({ accepted: 3, duplicates: 0, rejected: [] });
    expect(await deliver(...orders)).toEqual({ batchItemFailures: [] });
    const score = await send("GET", "/v1/customers/fatima/score");
    expect(score.statusCode).toBe(200);
    expect(score.json().history.orders).toBe(2);
    const both = await send("POST", "/v1/scores/batch-get", {
      body: { customerIds: ["fatima", "عمر / 7?"] },
    });
    expect(both.statusCode).toBe(200);
  });

  it("take orders without amounts before a first night has seen others", async () => {
    const { amount: _, ...bare } = order("n1", "bare", "2025-02-02T10:00:00Z", 0);
    expect((await send("POST", "/v1/orders", { body: { orders: [bare] } })).json().accepted).toBe(1);
  });

  it("find a customer whose id the gateway decoded", async () => {
    const odd = order("c1", "100% ق", "2025-02-02T10:00:00Z", 10);
    await send("POST", "/v1/orders", { body: { orders: [odd] } });
    await deliver(odd);
    const score = await send("GET", `/v1/customers/${encodeURIComponent(odd.customerId)}/score`);
    expect([score.statusCode, score.json().customerId]).toEqual([200, odd.customerId]);
  });

  it("count the orders they took, in a line that CloudWatch reads metrics from", async () => {
    const lines = cloud.lines
      .filter((line) => line.includes("OrdersAccepted"))
      .map((line) => JSON.parse(line));
    expect(lines[0]._aws.CloudWatchMetrics[0].Namespace).toBe("Safir");
    expect(lines[0].service).toBe("safir-dev");
    expect(lines.reduce((sum, line) => sum + line.OrdersAccepted, 0)).toBe(5);
  });

  it("move an order to another customer, which takes the slower way", async () => {
    const moved = order("a2", "layla", "2025-03-04T10:00:00Z", 80);
    expect((await send("POST", "/v1/orders", { body: { orders: [moved] } })).json().accepted).toBe(1);
    await deliver(moved, { ...moved, customerId: "fatima" });
    expect((await send("GET", "/v1/customers/layla/history")).json().orders).toHaveLength(1);
    const revised = { ...moved, amount: 90, revision: 2 };
    expect((await send("POST", "/v1/orders", { body: { orders: [revised] } })).json().accepted).toBe(1);
  });

  it.each(
    routes.filter(({ method, scope }) => method === "get" && scope !== null),
  )("answer $path with what they are granted", async ({ path }) => {
    const asked = path
      .replace("{name}", "steady")
      .replace("/models/{id}", "/models/none")
      .replace("{id}", "layla");
    expect((await send("GET", asked)).statusCode).toBeLessThan(500);
  });

  it("score histories that are sent along, and preview other rules", async () => {
    const customers = [
      { customerId: "x", orders: [order("1", "x", "2025-01-01", 5)].map(({ customerId, ...o }) => o) },
    ];
    expect((await send("POST", "/v1/scores/compute", { body: { customers } })).statusCode).toBe(200);
    const { saved } = (await send("GET", "/v1/rules")).json();
    expect((await send("POST", "/v1/rules/preview", { body: saved })).statusCode).toBeLessThan(500);
  });

  it("save rules and start placing everyone by them", async () => {
    const { saved } = (await send("GET", "/v1/rules")).json();
    const put = await send("PUT", "/v1/rules", { body: saved });
    expect(put.statusCode).toBe(202);
    const { runId } = put.json();
    expect(cloud.later.at(-1)).toMatchObject({ input: { runId, asOf: expect.any(Number) } });
    expect(cloud.later.at(-1)!.target).toMatch(/resegment/);
  });

  it("save settings and start valuing everyone by them", async () => {
    const put = await send("PUT", "/v1/settings", { body: { horizonDays: 300 } });
    const { version, runId } = put.json();
    expect(version).toBe(1);
    expect(cloud.later.at(-1)).toMatchObject({
      input: { runId },
      target: expect.stringMatching(/resegment/),
    });
    const { saved, inForce, fixed } = (await send("GET", "/v1/settings")).json();
    expect([saved, fixed.currency]).toEqual([{ horizonDays: 300 }, "SAR"]);
    expect(inForce.horizonDays).toBe(365);
  });

  it("save a filter, list it and delete it", async () => {
    const saved = (await send("POST", "/v1/filters", { body: { name: "All", segment: "steady" } })).json();
    expect((await send("GET", "/v1/filters")).json().filters).toEqual([saved]);
    expect((await send("DELETE", `/v1/filters/${saved.id}`)).statusCode).toBe(200);
  });

  it("start a night, but not beside one that runs", async () => {
    expect((await send("POST", "/v1/runs")).json().started).toBe(true);
    expect(cloud.later.at(-1)!.target).toMatch(/night/);
    cloud.executionsRunning = true;
    expect((await send("POST", "/v1/runs")).json().started).toBe(false);
    cloud.executionsRunning = false;
  });

  it("export a list: ask for it, write it, hand out a link, and send whoever follows it to the file", async () => {
    const { segment } = (await send("GET", "/v1/customers/layla/score")).json();
    const { id } = (await send("POST", "/v1/exports", { body: { segment } })).json();
    const asked = cloud.later.at(-1)!;
    expect(asked).toEqual({ target: `${stack.prefix}export-list`, input: { exportId: id } });
    await cloud.invoke(asked.target, asked.input);
    const state = (await send("GET", `/v1/exports/${id}`)).json();
    expect(state).toMatchObject({ state: "done" });
    const link = new URL(state.link.url);
    const download = await send("GET", `${link.pathname}${link.search}`, { key: "none" });
    expect(download.statusCode).toBe(302);
    const file = await fetch(download.headers.location);
    expect(file.status).toBe(200);
    expect(await file.text()).toContain("layla");
  });

  it("join two customers", async () => {
    const body = { from: "layla", into: "fatima" };
    expect((await send("POST", "/v1/customers/merge", { body })).json().orders).toBe(1);
    expect((await send("GET", "/v1/customers/fatima/history")).json().orders).toHaveLength(2);
  });

  it("take signals and membership events", async () => {
    const signal = { signalId: "s1", customerId: "huda", kind: "nps", value: 9, at: "2025-04-01" };
    const taken = { accepted: 1, duplicates: 0, rejected: [] };
    expect((await send("POST", "/v1/signals", { body: { signals: [signal] } })).json()).toEqual(taken);
    const revised = { ...signal, value: 10, revision: 2 };
    expect((await send("POST", "/v1/signals", { body: { signals: [revised] } })).json()).toEqual(taken);
    const event = { eventId: "e1", customerId: "huda", type: "started", plan: "gold", at: "2025-04-01" };
    expect((await send("POST", "/v1/memberships", { body: { events: [event] } })).json()).toEqual(taken);
    const again = { ...event, revision: 2, plan: "silver" };
    expect((await send("POST", "/v1/memberships", { body: { events: [again] } })).json()).toEqual(taken);
    await send("POST", "/v1/orders", { body: { orders: [order("h1", "huda", "2025-04-02T10:00:00Z", 10)] } });
    await deliver({ customerId: "huda", orderId: "h1" });
    expect(
      (await send("POST", "/v1/customers/merge", { body: { from: "huda", into: "noura" } })).json(),
    ).toEqual({
      from: "huda",
      into: "noura",
      orders: 1,
      signals: 1,
      membershipEvents: 1,
    });
    expect((await send("DELETE", "/v1/customers/noura")).json()).toMatchObject({ orders: 1, signals: 1 });
  });

  it("take what a channel cost, give it back, and take it away", async () => {
    const tell = async (amount: number | null) =>
      (await send("PUT", "/v1/channels/web/spend", { body: { month: "2025-04", amount } })).json().months;
    expect(await tell(120)).toEqual([{ month: "2025-04", amount: 120 }]);
    expect((await send("GET", "/v1/channels/web/spend")).json().months).toHaveLength(1);
    expect(await tell(null)).toEqual([]);
  });

  it("know an action by its signed id only", async () => {
    expect((await send("POST", "/v1/actions/made-up/done")).statusCode).toBe(404);
  });

  it("give a code, take what happened with it, pay, spend, undo, join and erase", async () => {
    const contact = { phone: "0501234567" };
    const given = await send("POST", "/v1/referrals/codes", { body: { customerId: "rana", contact } });
    const { code } = given.json();
    await send("POST", "/v1/referrals/codes", { body: { customerId: "rana-2" } });
    const now = new Date(Date.now() - 3_600_000).toISOString();
    const events = [
      { eventId: "k1", type: "click", code, at: now },
      { eventId: "u1", type: "signup", code, at: now, customerId: "newcomer", contact: { device: "d-1" } },
    ];
    expect((await send("POST", "/v1/referrals/events", { body: { events } })).json().accepted).toBe(2);
    const again = [{ ...events[1], contact: { device: "d-2" } }];
    expect((await send("POST", "/v1/referrals/events", { body: { events: again } })).json().accepted).toBe(1);
    const bought = order("n-1", "newcomer", now, 100);
    await send("POST", "/v1/orders", { body: { orders: [bought] } });
    expect(await deliver(bought)).toEqual({ batchItemFailures: [] });
    expect(await settled("rana", "rana-2", "newcomer")).toEqual({ batchItemFailures: [] });
    expect((await send("GET", "/v1/customers/rana/rewards")).json()).toMatchObject({ balance: 50 });
    expect((await send("GET", "/v1/customers/rana/referrals")).json()).toMatchObject({
      codes: [{ clicks: 1 }],
    });
    const spent = await send("POST", "/v1/customers/rana/rewards/redeem", {
      body: { redemptionId: "r", amount: 10 },
    });
    expect(spent.json()).toMatchObject({ available: 40 });
    const body = { from: "rana", into: "rana-2" };
    expect((await send("POST", "/v1/customers/merge", { body })).statusCode).toBe(200);
    expect((await send("GET", "/v1/customers/rana-2/rewards")).json()).toMatchObject({ available: 40 });
    expect((await send("GET", "/v1/customers/rana-2/export")).json().rewards).toMatchObject({
      available: 40,
    });
    const [{ referralId }] = (await send("GET", "/v1/referrals?state=approved")).json().referrals;
    const decision = { decision: "refuse" };
    expect((await send("POST", `/v1/referrals/${referralId}/decision`, { body: decision })).statusCode).toBe(
      202,
    );
    expect(await settled("newcomer")).toEqual({ batchItemFailures: [] });
    expect((await send("GET", "/v1/customers/newcomer/referrals")).json().received.state).toBe("void");
    for (const id of ["newcomer", "rana-2"])
      expect((await send("DELETE", `/v1/customers/${id}`)).statusCode).toBe(200);
    expect((await send("GET", "/v1/customers/rana-2/rewards")).statusCode).toBe(404);
  });

  it("tell endpoints and the bus what happened, keep what does not arrive, and send it again", async () => {
    const events = ["segment.changed", "referral.approved", "night.finished"];
    const made = await send("POST", "/v1/webhooks", { body: { url: "https://hooks.invalid/safir", events } });
    expect(made.statusCode).toBe(201);
    const { webhookId } = made.json();
    const at = `/v1/webhooks/${webhookId}`;
    const fresh = order("w-1", "fresh-1", new Date().toISOString(), 30);
    await send("POST", "/v1/orders", { body: { orders: [fresh] } });
    await deliver(fresh);
    expect(cloud.later.at(-1)).toEqual({ target: `${stack.prefix}tell`, input: {} });
    await cloud.withStore((store) =>
      store.runs.put({
        kind: "night",
        id: "2025-01-01",
        state: "done",
        startedAt: 1,
        endedAt: 2,
        detail: {},
        news: [{ id: "msg_night", type: "night.finished", at: 2, data: { runId: "2025-01-01" } }],
      }),
    );
    const round = await cloud.invoke(`${stack.prefix}tell`, {});
    expect(round).toMatchObject({ attempts: { delivered: 0, dead: 0 } });
    expect(cloud.events.map(({ bus }) => bus)).toContain("safir-dev-events");
    expect(new Set(cloud.events.map(({ type }) => type))).toEqual(new Set(events));
    const pending = (await send("GET", `${at}/deliveries?state=pending`)).json().deliveries;
    const [one] = pending.filter(({ body }: { body: { data: object } }) => "customerId" in body.data);
    expect(pending.find(({ attempts }: { attempts: number }) => attempts === 1).answer).toMatch(/the name/);
    await cloud.withStore(async ({ deliveries }) => {
      const stored = (await deliveries.get(webhookId, one.deliveryId))!;
      await deliveries.move(stored, { ...stored, state: "dead", at: 1 });
    });
    expect((await send("POST", `${at}/deliveries/${one.deliveryId}/replay`)).statusCode).toBe(202);
    expect((await send("POST", `${at}/replay`)).json()).toMatchObject({ replayed: 0 });
    expect((await send("POST", `${at}/ping`)).statusCode).toBe(202);
    expect((await send("POST", `${at}/secret`)).json().secret).toMatch(/^whsec_/);
    const changed = { url: "https://hooks.invalid/other", events };
    for (const enabled of [false, true])
      expect((await send("PUT", at, { body: { ...changed, enabled } })).json().enabled).toBe(enabled);
    expect((await send("DELETE", "/v1/customers/fresh-1")).statusCode).toBe(200);
    const left = (await send("GET", `${at}/deliveries?state=pending`)).json().deliveries;
    expect(JSON.stringify(left)).not.toContain("fresh-1");
    expect(left.length).toBeGreaterThan(0);
  });

  it("take a shop system's orders and refunds by its signature, and erase on its word", async () => {
    const secret = "hush-hush-hush";
    await send("PUT", "/v1/inbound/shopify", { body: { secret } });
    const say = (topic: string, body: object) =>
      send("POST", "/v1/inbound/shopify", {
        body,
        headers: {
          "x-shopify-topic": topic,
          "x-shopify-hmac-sha256": createHmac("sha256", secret).update(JSON.stringify(body)).digest("base64"),
        },
      });
    const now = new Date().toISOString();
    const bought = {
      id: 820,
      created_at: now,
      updated_at: now,
      total_price: "50.00",
      currency: "SAR",
      customer: { id: 77, email: "someone@shop.example" },
    };
    expect((await say("orders/create", bought)).json()).toMatchObject({ accepted: 1, rejected: [] });
    // An order that comes again, and one that its customer gave to another.
    expect((await say("orders/paid", bought)).json()).toMatchObject({ accepted: 0, duplicates: 1 });
    const given = { ...bought, id: 821, updated_at: now };
    await say("orders/create", given);
    await say("orders/updated", { ...given, customer: { id: 78 } });
    const refund = {
      id: 5,
      order_id: 820,
      created_at: now,
      transactions: [{ kind: "refund", amount: "20.00" }],
    };
    expect((await say("refunds/create", refund)).json()).toMatchObject({ accepted: 1, rejected: [] });
    const signal = { signalId: "s", customerId: "77", kind: "nps", value: 9, at: now };
    await send("POST", "/v1/signals", { body: { signals: [signal] } });
    const event = { eventId: "e", customerId: "77", type: "started", plan: "gold", at: now };
    await send("POST", "/v1/memberships", { body: { events: [event] } });
    const contact = { phone: "0509876543" };
    const code = (await send("POST", "/v1/referrals/codes", { body: { customerId: "77", contact } })).json()
      .code;
    const click = { eventId: "k77", type: "click", code, at: now };
    await send("POST", "/v1/referrals/events", { body: { events: [click] } });
    await settled("77");
    await deliver({ orderId: "820", customerId: "77" });
    await cloud.invoke(`${stack.prefix}tell`, {});
    expect((await send("GET", "/v1/customers/77/history")).json().orders).toHaveLength(2);
    expect((await say("customers/redact", { customer: { id: 77 } })).json()).toMatchObject({ erased: 1 });
    const asked = cloud.later.at(-1)!;
    expect(asked).toEqual({ target: `${stack.prefix}erase-customer`, input: { customerId: "77" } });
    await cloud.invoke(asked.target, asked.input);
    expect((await send("GET", "/v1/customers/77/history")).statusCode).toBe(404);
    const forged = await send("POST", "/v1/inbound/shopify", {
      body: bought,
      headers: { "x-shopify-topic": "orders/create" },
    });
    expect(forged.statusCode).toBe(401);
    expect((await send("GET", "/v1/inbound")).json().inbound).toMatchObject([{ source: "shopify" }]);
    expect((await send("DELETE", "/v1/inbound/shopify")).statusCode).toBe(200);
    await send("PUT", "/v1/inbound/woocommerce", { body: { secret } });
    const tell = (topic: string, body: object) =>
      send("POST", "/v1/inbound/woocommerce", {
        body,
        headers: {
          "x-wc-webhook-topic": topic,
          "x-wc-webhook-signature": createHmac("sha256", secret)
            .update(JSON.stringify(body))
            .digest("base64"),
        },
      });
    const placed = {
      id: 7,
      status: "processing",
      date_created_gmt: now.slice(0, 19),
      total: "9.50",
      customer_id: 79,
    };
    expect((await tell("order.created", placed)).json().accepted).toBe(1);
    expect((await tell("order.deleted", { id: 7 })).json().accepted).toBe(1);
  });

  it("remove an endpoint with all that was on its way", async () => {
    const [{ webhookId }] = (await send("GET", "/v1/webhooks")).json().webhooks;
    await send("DELETE", `/v1/webhooks/${webhookId}`);
    for (let i = 0; i < 2; i++) await cloud.invoke(`${stack.prefix}tell`, {});
    expect(await cloud.withStore((store) => store.webhooks.list())).toEqual([]);
    expect(await cloud.withStore((store) => store.deliveries.someOf(webhookId, 1))).toEqual([]);
  });

  it("plan a campaign, have its list frozen, give its groups out and cancel it", async () => {
    const ids = Array.from({ length: 10 }, (_, i) => `campaign-${i}`);
    const at = "2025-04-01";
    const signals = ids.map((customerId) => ({
      ...{ customerId, signalId: "agreed", at, kind: "consent", channel: "email", state: "granted" },
    }));
    expect((await send("POST", "/v1/signals", { body: { signals } })).json().accepted).toBe(10);
    const orders = ids.map((id, i) => order(`campaign-${i}`, id, "2025-04-01T10:00:00Z", 20));
    await send("POST", "/v1/orders", { body: { orders } });
    await deliver(...orders);
    await cloud.invoke(`${stack.prefix}summarise-stream`, {
      Records: ids.map((id, i) => ({
        ...{ eventID: String(i), eventName: "INSERT", eventSource: "aws:dynamodb", eventSourceARN: "arn" },
        dynamodb: {
          Keys: { customerId: { S: id }, signalId: { S: "agreed" } },
          SequenceNumber: String(i),
          StreamViewType: "KEYS_ONLY",
        },
      })),
    });
    const blobs = memoryBlobs();
    await publishSnapshot(blobs, snapshotOf(...ids));
    const snapshots = await blobs.list("");
    for (const key of snapshots) cloud.files.set(key, Buffer.from((await blobs.get(key))!));

    const endsOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const asked = {
      name: "Spring",
      channel: "email",
      measure: "orders",
      minimumEffect: 1,
      controlShare: 0.5,
      endsOn,
    };
    const planned = await send("POST", "/v1/campaigns/plan", { body: asked });
    expect([planned.statusCode, planned.json().plan.members]).toEqual([200, 10]);
    const body = { ...asked, campaignId: "spring" };
    expect((await send("POST", "/v1/campaigns", { body })).statusCode).toBe(202);
    const later = cloud.later.at(-1)!;
    expect(later).toEqual({ target: `${stack.prefix}freeze-campaign`, input: { campaignId: "spring" } });
    // A customer of another campaign that runs is asked after: none of these.
    await cloud.withStore((store) => store.people.keysOf(ids[0]));
    await cloud.invoke(later.target, later.input);
    const made = (await send("GET", "/v1/campaigns/spring")).json();
    expect([made.state, made.arms.map(({ members }: { members: number }) => members)]).toEqual([
      "running",
      [5, 5],
    ]);
    const page = (await send("GET", "/v1/campaigns/spring/members?arm=treated")).json();
    expect(page.members).toHaveLength(5);
    expect((await send("GET", "/v1/campaigns/spring/report")).json().state).toBeNull();
    const { campaigns } = (await send("GET", `/v1/customers/${page.members[0].customerId}/export`)).json();
    expect(campaigns).toEqual([{ campaignId: "spring", name: "Spring", arm: "treated" }]);
    expect((await send("POST", "/v1/campaigns/spring/cancel")).json().state).toBe("cancelled");
    for (const key of snapshots) cloud.files.delete(key);
  });

  it("erase a customer, refuse later orders of them, and take them out of files made earlier", async () => {
    expect((await send("DELETE", "/v1/customers/fatima")).json()).toMatchObject({ orders: 2 });
    const asked = cloud.later.at(-1)!;
    expect(asked).toEqual({ target: `${stack.prefix}erase-files`, input: { customerId: "fatima" } });
    const exported = () => [...cloud.files.keys()].filter((key) => key.startsWith("exports/"));
    expect(exported()).toHaveLength(1);
    const blobs = memoryBlobs();
    await publishSnapshot(blobs, snapshotOf("fatima", "other"));
    for (const key of await blobs.list("")) cloud.files.set(key, Buffer.from((await blobs.get(key))!));
    await cloud.invoke(asked.target, asked.input);
    expect(exported()).toHaveLength(0);
    for (const key of await blobs.list("")) await blobs.remove(key);
    for (const [key, body] of cloud.files) await blobs.put(key, body);
    expect((await readLatestSnapshot(blobs))!.customerIds).toEqual(["other"]);
    const again = await send("POST", "/v1/orders", {
      body: { orders: [order("z", "fatima", "2025-05-01T10:00:00Z", 1)] },
    });
    expect(again.json()).toMatchObject({ accepted: 0, rejected: [{ orderId: "z" }] });
    expect((await send("POST", "/v1/customers/fatima/readmit")).json().wasErased).toBe(true);
  });

  it("say nothing of a customer in what they log", () => {
    expect(cloud.lines.filter((line) => /fatima|layla|عمر/.test(line))).toEqual([]);
  });

  it("ask for nothing that they are not granted", () => {
    expect(cloud.denied).toEqual([]);
  });

  /**
   * Asked for only where two meet: a rebuild that finds its customer erased meanwhile completes the erasure, an order
   * that two customers claim at once is withdrawn from one, a signal that somebody else was faster with is read anew.
   */
  const inRacesOnly = new RegExp(
    [
      "summarise-stream dynamodb:(Scan|GetItem|PutItem|UpdateItem|DeleteItem|BatchWriteItem) ",
      "ingest dynamodb:DeleteItem <Tableowners",
      "ingest dynamodb:GetItem <Table(signals|memberships)",
      "referrals dynamodb:GetItem <TablereferralEvents",
      // The first customer of all that is rebuilt is given a prior to be scored by.
      "admin dynamodb:PutItem <Tablecatalog",
      // Whoever was erased while a list was frozen is forgotten again.
      "freeze-campaign dynamodb:DeleteItem <Tablepeople",
      "summarise-stream dynamodb:Query <Table(codes|deliveries)",
      "summarise-stream dynamodb:BatchGetItem <Tabledeliveries",
      "inbound dynamodb:(BatchWriteItem <Tableorders|DeleteItem <Tableowners)",
      "erase-customer dynamodb:(GetItem|PutItem|UpdateItem|DeleteItem) <Table(owners|orders)",
      // An endpoint that answers 410, and an erasure while something is told of the customer.
      "tell dynamodb:PutItem <Tablewebhooks",
      "tell dynamodb:BatchGetItem <Tabledeliveries",
      // All indexes of a table are granted together.
      "(admin|summarise-stream) dynamodb:Query <Tablereferrals.*/index/byState",
    ].join("|"),
  );

  it("are granted nothing of the tables that they do not ask for", () => {
    const unused = stack
      .functionsOf("functions/lambda/http", "functions/lambda/stream", "functions/lambda/jobs")
      .flatMap(({ name, roleId }) =>
        grantsOf(stack.resources, roleId)
          .filter(({ action }) => /^dynamodb:(?!.*Stream|GetRecords|GetShardIterator)/.test(action))
          .map(({ action, resource }) => `${name} ${action} ${resource}`),
      )
      .filter((grant) => !cloud.asked.has(grant) && !inRacesOnly.test(grant));
    expect(unused).toEqual([]);
  });

  it("never put the deployment's secret into the environment", () => {
    for (const [, { Properties }] of stack.ofType("AWS::Lambda::Function"))
      expect(JSON.stringify(Properties.Environment ?? {})).not.toMatch(/resolve:secretsmanager|SecretString/);
  });
});
