import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedBy } from "../../functions/api/inbound/signedBy.ts";
import { seal, unseal } from "../../functions/contract/seal.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "../api/support/service.ts";

const shopSecret = "shpss_0123456789abcdef";
const wooSecret = "a secret of the webhook";
const email = "sara.alharbi@mail.example";
const phone = "+966501234567";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await service.call("PUT", "/v1/inbound/shopify", { body: { secret: shopSecret, channel: "web" } });
  await service.call("PUT", "/v1/inbound/woocommerce", { body: { secret: wooSecret } });
}, 60_000);
afterAll(() => engine.close());

const sign = (secret: string, body: string) => createHmac("sha256", secret).update(body).digest("base64");

function shopify(topic: string, payload: object, secret = shopSecret) {
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": sign(secret, body),
    "x-shopify-shop-domain": "example.myshopify.com",
  };
  return service.call("POST", "/v1/inbound/shopify", { as: null, body, headers });
}

function woocommerce(topic: string, payload: object) {
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "x-wc-webhook-topic": topic,
    "x-wc-webhook-signature": sign(wooSecret, body),
    "x-wc-webhook-source": "https://shop.example/",
  };
  return service.call("POST", "/v1/inbound/woocommerce", { as: null, body, headers });
}

const shopOrder = (more: object = {}) => ({
  id: 5940139491234,
  admin_graphql_api_id: "gid://shopify/Order/5940139491234",
  name: "#1001",
  email,
  phone,
  created_at: "2026-03-30T10:30:00+03:00",
  processed_at: "2026-03-30T10:29:58+03:00",
  updated_at: "2026-03-30T10:30:01+03:00",
  cancelled_at: null,
  test: false,
  total_price: "59.99",
  currency: "SAR",
  financial_status: "paid",
  customer: { id: 115310627314723950n.toString(), email, phone, first_name: "Sara" },
  billing_address: { name: "Sara Alharbi", phone },
  refunds: [],
  ...more,
});

const wooOrder = (more: object = {}) => ({
  id: 727,
  status: "processing",
  currency: "SAR",
  date_created_gmt: "2026-03-30T07:00:00",
  date_modified_gmt: "2026-03-30T07:00:05",
  total: "29.35",
  customer_id: 26,
  billing: { email, phone },
  refunds: [],
  ...more,
});

const ordersOf = async (customerId: string) => {
  const stored = await service.store.orders.ofCustomer(customerId);
  return stored
    .map(({ orderId, type, amount, refundOf }) => [orderId, type, amount, refundOf ?? null])
    .sort();
};

describe("a signature", () => {
  it("is that of Shopify's documented example", () => {
    // shopify.dev, "Verify a request": secret hush, the query without its hmac, in hexadecimal.
    const message =
      "code=0907a61c0c8d55e99db179b68161bc00&shop=some-shop.myshopify.com&state=0.6784241404160823&timestamp=1337178173";
    const hmac = "700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf";
    expect(signedBy(["hush"], Buffer.from(message), hmac, "hex")).toBe(true);
    expect(signedBy(["hush"], Buffer.from(message), Buffer.from(hmac, "hex").toString("base64"))).toBe(true);
    expect(signedBy(["hush"], Buffer.from(`${message} `), hmac, "hex")).toBe(false);
    expect(signedBy(["hash"], Buffer.from(message), hmac, "hex")).toBe(false);
    expect(signedBy(["hush"], Buffer.from(message), hmac.slice(2), "hex")).toBe(false);
    expect(signedBy(["hush"], Buffer.from(message), "", "hex")).toBe(false);
  });

  it("is over the bytes as they came, whatever their JSON could also be written as", async () => {
    const body = JSON.stringify(shopOrder({ id: 1, admin_graphql_api_id: null }));
    const headers = { "x-shopify-topic": "orders/create", "x-shopify-hmac-sha256": sign(shopSecret, body) };
    const spaced = JSON.stringify(JSON.parse(body), null, 1);
    expect(
      (await service.call("POST", "/v1/inbound/shopify", { as: null, body: spaced, headers })).status,
    ).toBe(401);
    expect(await service.store.orders.find("1")).toBeNull();
  });

  it("that is missing, of another secret or of a system that is not connected is refused in words", async () => {
    const body = JSON.stringify(shopOrder());
    const bare = await service.call("POST", "/v1/inbound/shopify", { as: null, body });
    expect(bare.status).toBe(401);
    expect(bare.json).toMatchObject({
      type: "urn:safir:problem:signature",
      detail: expect.stringMatching(/missing/),
    });
    expect((await shopify("orders/create", shopOrder(), "another secret")).status).toBe(401);
    const fresh = await freshService(engine);
    const nowhere = await fresh.call("POST", "/v1/inbound/shopify", { as: null, body });
    expect(nowhere.status).toBe(404);
    expect(nowhere.json.detail).toMatch(/PUT \/v1\/inbound\/shopify/);
  });

  it("holds by the secret before for two days after a change, and no longer", async () => {
    const fresh = await freshService(engine);
    const put = (secret: string) => fresh.call("PUT", "/v1/inbound/shopify", { body: { secret } });
    const body = JSON.stringify({ shop_domain: "x" });
    const post = (secret: string) =>
      fresh.call("POST", "/v1/inbound/shopify", {
        as: null,
        body,
        headers: { "x-shopify-topic": "app/uninstalled", "x-shopify-hmac-sha256": sign(secret, body) },
      });
    await put("the first secret");
    await put("the second secret");
    for (const secret of ["the first secret", "the second secret"])
      expect((await post(secret)).status).toBe(200);
    fresh.clock.now += 2 * 86_400_000;
    expect([(await post("the first secret")).status, (await post("the second secret")).status]).toEqual([
      401, 200,
    ]);
  });

  it("is by a secret that is stored sealed: for one purpose, by one deployment", () => {
    const sealed = seal("deployment's secret", "inbound shopify", "hush");
    expect(sealed).not.toContain("hush");
    expect(unseal("deployment's secret", "inbound shopify", sealed)).toBe("hush");
    expect(() => unseal("another secret", "inbound shopify", sealed)).toThrow();
    expect(() => unseal("deployment's secret", "inbound woocommerce", sealed)).toThrow();
  });
});

describe("Shopify's webhooks", () => {
  const customer = "115310627314723950";

  it("become orders and refunds, each once, however often and in whatever sequence they come", async () => {
    expect((await shopify("orders/create", shopOrder())).json).toEqual({
      accepted: 1,
      duplicates: 0,
      erased: 0,
      ignored: null,
      rejected: [],
    });
    expect((await shopify("orders/paid", shopOrder())).json).toMatchObject({ accepted: 0, duplicates: 1 });
    const refund = {
      id: 509562969,
      order_id: 5940139491234,
      created_at: "2026-03-31T09:00:00+03:00",
      note: "late",
      transactions: [
        { kind: "refund", status: "success", amount: "9.99", currency: "SAR" },
        { kind: "refund", status: "failure", amount: "50.00", currency: "SAR" },
      ],
    };
    expect((await shopify("refunds/create", refund)).json).toMatchObject({ accepted: 1 });
    const updated = shopOrder({ updated_at: "2026-03-31T09:00:01+03:00", refunds: [refund] });
    await shopify("orders/updated", updated);
    // An older state, late.
    await shopify("orders/create", shopOrder());
    expect(await ordersOf(customer)).toEqual([
      ["5940139491234", "order", 5999, null],
      ["refund-509562969", "refund", 999, "5940139491234"],
    ]);
    const { json } = await service.call("GET", `/v1/customers/${customer}/history`);
    expect(json.orders[0]).toMatchObject({ orderedAt: "2026-03-30T10:29:58+03:00", channel: "web" });
  });

  it("take back what is left of a cancelled order, and nothing twice when its refund comes after", async () => {
    const order = { id: 9001, admin_graphql_api_id: null, customer: { id: 31 } };
    await shopify("orders/create", shopOrder(order));
    const cancelled = {
      ...order,
      cancelled_at: "2026-03-30T12:00:00+03:00",
      updated_at: "2026-03-30T12:00:00+03:00",
    };
    await shopify("orders/cancelled", shopOrder(cancelled));
    expect(await ordersOf("31")).toContainEqual(["void-9001", "refund", 5999, "9001"]);
    const refunds = [
      { id: 8, created_at: "2026-03-30T12:01:00+03:00", transactions: [{ kind: "refund", amount: "59.99" }] },
    ];
    await shopify(
      "orders/updated",
      shopOrder({ ...cancelled, updated_at: "2026-03-30T12:01:00+03:00", refunds }),
    );
    expect(await ordersOf("31")).toEqual([
      ["9001", "order", 5999, null],
      ["refund-8", "refund", 5999, "9001"],
      ["void-9001", "refund", 0, "9001"],
    ]);
  });

  it("say why they are not taken: tests, orders of nobody, refunds of unknown orders, other topics", async () => {
    const nothing = async (topic: string, body: object) => (await shopify(topic, body)).json.ignored;
    expect(await nothing("orders/create", shopOrder({ test: true }))).toMatch(/test/);
    expect(await nothing("orders/create", shopOrder({ customer: null, email: "" }))).toMatch(/no customer/);
    expect(
      await nothing("refunds/create", {
        id: 1,
        order_id: 404,
        transactions: [{ kind: "refund", amount: 1 }],
      }),
    ).toMatch(/not known yet/);
    expect(await nothing("products/update", {})).toMatch(/products\/update/);
    expect(await nothing("customers/data_request", {})).toMatch(/export/);
  });

  it("of another currency are refused with the reason, beside 200: the shop system must not give up", async () => {
    const { status, json } = await shopify(
      "orders/create",
      shopOrder({ id: 66, admin_graphql_api_id: null, currency: "EUR" }),
    );
    expect([status, json.accepted]).toEqual([200, 0]);
    expect(json.rejected[0].problems[0]).toEqual({
      field: "currency",
      message: "is not the shop's currency; only SAR is accepted",
    });
  });

  it("of a form that is not theirs are refused without repeating what was sent", async () => {
    const { status, text } = await shopify("orders/create", { id: 5, email, total_price: { of: email } });
    expect(status).toBe(400);
    expect(text).toContain("total_price");
    expect(text).not.toContain(email);
  });

  it("erase a customer on their word", async () => {
    const redact = { shop_id: 954889, customer: { id: 31, email, phone }, orders_to_redact: [9001] };
    expect((await shopify("customers/redact", redact)).json).toMatchObject({ erased: 1 });
    expect(await ordersOf("31")).toEqual([]);
    const late = await shopify(
      "orders/updated",
      shopOrder({ id: 9001, admin_graphql_api_id: null, customer: { id: 31 } }),
    );
    expect(late.json).toMatchObject({ accepted: 0, rejected: [{ orderId: "9001" }] });
  });

  it("are taken of the shop that was named only", async () => {
    const fresh = await freshService(engine);
    await fresh.call("PUT", "/v1/inbound/shopify", {
      body: { secret: shopSecret, shop: "mine.myshopify.com" },
    });
    const body = JSON.stringify(shopOrder());
    const headers = {
      "x-shopify-topic": "orders/create",
      "x-shopify-hmac-sha256": sign(shopSecret, body),
      "x-shopify-shop-domain": "example.myshopify.com",
    };
    const { json } = await fresh.call("POST", "/v1/inbound/shopify", { as: null, body, headers });
    expect(json.ignored).toMatch(/another shop/);
  });
});

describe("WooCommerce's webhooks", () => {
  it("become orders; a refund without a date keeps the one it was first heard of", async () => {
    expect((await woocommerce("order.created", wooOrder({ status: "pending" }))).json.ignored).toMatch(
      /not placed/,
    );
    await woocommerce("order.updated", wooOrder());
    const refunds = [{ id: 730, reason: "", total: "-10.00" }];
    await woocommerce("order.updated", wooOrder({ date_modified_gmt: "2026-03-30T09:00:00", refunds }));
    await woocommerce("order.updated", wooOrder({ date_modified_gmt: "2026-03-31T01:00:00", refunds }));
    expect(await ordersOf("26")).toEqual([
      ["727", "order", 2935, null],
      ["refund-730", "refund", 1000, "727"],
    ]);
    expect((await service.store.orders.find("refund-730"))!.orderedAt).toBe("2026-03-30T09:00:00Z");
  });

  it("take an order back when it is cancelled or deleted, and again into account when it is restored", async () => {
    const at = (minute: number, more: object = {}) =>
      wooOrder({ id: 800, customer_id: 27, date_modified_gmt: `2026-03-30T08:${minute}:00`, ...more });
    await woocommerce("order.created", at(10));
    await woocommerce("order.updated", at(20, { status: "cancelled" }));
    expect(await ordersOf("27")).toContainEqual(["void-800", "refund", 2935, "800"]);
    await woocommerce("order.updated", at(30));
    expect(await ordersOf("27")).toContainEqual(["void-800", "refund", 0, "800"]);
    const deleted = await woocommerce("order.deleted", { id: 800 });
    expect(deleted.json).toMatchObject({ accepted: 1 });
    expect(await ordersOf("27")).toContainEqual(["void-800", "refund", 2935, "800"]);
    expect((await woocommerce("order.deleted", { id: 12345 })).json).toMatchObject({
      accepted: 0,
      rejected: [],
    });
  });

  it("know a guest by a keyed hash of the e-mail address, however it is written", async () => {
    await woocommerce("order.created", wooOrder({ id: 901, customer_id: 0 }));
    await woocommerce(
      "order.created",
      wooOrder({ id: 902, customer_id: 0, billing: { email: ` ${email.toUpperCase()}` } }),
    );
    const [one, other] = await Promise.all(["901", "902"].map((id) => service.store.orders.find(id)));
    expect(one!.customerId).toMatch(/^guest-[0-9a-f]{32}$/);
    expect(other!.customerId).toBe(one!.customerId);
  });

  it("answer the test that a saved webhook begins with, which is not signed", async () => {
    const { status, json } = await service.call("POST", "/v1/inbound/woocommerce", {
      as: null,
      body: "webhook_id=42",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect([status, json.ignored]).toEqual([200, "A test that carries no order."]);
  });
});

describe("what came in", () => {
  it("left no contact anywhere, neither stored, logged nor told: no address, number or name", async () => {
    const everything = JSON.stringify([service.log, service.errors.map(String), await everyItem(service)]);
    for (const contact of [email, phone, "966501234567", "Sara", "Alharbi"])
      expect(everything).not.toContain(contact);
    for (const secret of [shopSecret, wooSecret]) expect(everything).not.toContain(secret);
    expect(everything).toContain("5940139491234");
  });

  it("is listed by what is connected, without secrets, and ends when it is disconnected", async () => {
    const { json, text } = await service.call("GET", "/v1/inbound");
    expect(json.inbound.map(({ source }: { source: string }) => source).sort()).toEqual([
      "shopify",
      "woocommerce",
    ]);
    expect(text).not.toContain(shopSecret);
    expect((await service.call("DELETE", "/v1/inbound/woocommerce")).status).toBe(200);
    expect((await woocommerce("order.created", wooOrder())).status).toBe(404);
    expect((await service.call("DELETE", "/v1/inbound/woocommerce")).status).toBe(404);
  });
});

/** Everything that the store holds of orders, customers and connections. */
async function everyItem({ store }: Service): Promise<unknown[]> {
  const found: unknown[] = [await store.inbound.list(), await store.webhooks.list()];
  for await (const piece of store.orders.scan(0, 1)) found.push(piece);
  for await (const piece of store.customers.scan(0, 1)) found.push(piece);
  return found;
}
