import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
});
afterAll(() => engine.close());

describe("a request that cannot be answered", () => {
  it("to an unknown route is 404", async () => {
    const { status, json, headers } = await service.call("GET", "/v1/nowhere");
    expect(status).toBe(404);
    expect(json).toMatchObject({ type: "urn:safir:problem:unknown-route", status: 404 });
    expect(headers.get("content-type")).toBe("application/problem+json");
  });

  it("with a method that is not offered is 405 and names those that are", async () => {
    const { status, headers } = await service.call("PATCH", "/v1/rules", { body: {} });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET, PUT");
  });

  it("with a body that is too large is 413", async () => {
    const body = JSON.stringify({ orders: [{ orderId: "x".repeat(6 * 1_048_576) }] });
    const { status, json } = await service.call("POST", "/v1/orders", { body });
    expect(status).toBe(413);
    expect(json.detail).toContain("5 MiB");
  });

  it.each(["{", '{"orders": [NaN]}', "", "nonsense"])("with the malformed body %j is 400", async (body) => {
    const headers = { "content-type": "application/json" };
    const { status, json } = await service.call("POST", "/v1/orders", { body, headers });
    expect(status).toBe(400);
    expect(json.type).toBe("urn:safir:problem:malformed-json");
  });

  it.each([
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
  ])("with content type %s is 415", async (type) => {
    const { status, json } = await service.call("POST", "/v1/orders", {
      body: "{}",
      headers: { "content-type": type },
    });
    expect(status).toBe(415);
    expect(json.detail).toContain("application/json");
  });

  it("names every field at fault at once, with value and what is accepted", async () => {
    const body = { customerIds: ["", "ok", 7], horizonDays: 5000, extra: true };
    const { status, json } = await service.call("POST", "/v1/scores/batch-get", { body });
    expect(status).toBe(400);
    const byField = Object.fromEntries(json.problems.map((one: { field: string }) => [one.field, one]));
    expect(Object.keys(byField).sort()).toEqual(["customerIds[0]", "customerIds[2]", "extra", "horizonDays"]);
    expect(byField.horizonDays).toMatchObject({ value: 5000, message: expect.stringContaining("3650") });
    expect(byField["customerIds[2]"]).toMatchObject({ value: 7, message: expect.stringContaining("string") });
  });

  it.each([
    ["/v1/customers/c/score?horizonDays=0", "horizonDays"],
    ["/v1/customers/c/score?horizonDays=3651", "horizonDays"],
    ["/v1/customers/c/score?horizonDays=abc", "horizonDays"],
    ["/v1/customers/c/score?horizonDays=1.5", "horizonDays"],
    ["/v1/customers/c/score?asOf=31-03-2026", "asOf"],
    ["/v1/customers/c/score?asOf=2026-02-30", "asOf"],
    ["/v1/customers/c/score?asOf=2026-04-02", "asOf"],
    ["/v1/customers/c/score?asOf=2026-03-01&asOf=2026-03-02", "asOf"],
    ["/v1/customers/c/score?horizon=3", "horizon"],
    ["/v1/segments/steady/customers?limit=0", "limit"],
    ["/v1/segments/steady/customers?sort=name", "sort"],
    ["/v1/segments/steady/customers?minChurn=2", "minChurn"],
    ["/v1/segments/steady/customers?minClv=NaN", "minClv"],
    ["/v1/segments/steady/customers?minClv=", "minClv"],
    ["/v1/segments/steady/customers?minOrders=1000000001", "minOrders"],
    ["/v1/segments/steady/customers?lastOrderAfter=yesterday", "lastOrderAfter"],
    ["/v1/runs?limit=1000", "limit"],
  ])("by the query of %s is 400 and names %s", async (path, field) => {
    const { status, json } = await service.call("GET", path);
    expect(status).toBe(400);
    expect(json.problems.map((one: { field: string }) => one.field)).toEqual([field]);
  });

  it("of an unknown customer is 404 and names it", async () => {
    for (const path of ["score", "history", "export"]) {
      const { status, json } = await service.call("GET", `/v1/customers/nobody-17/${path}`);
      expect(status).toBe(404);
      expect(json).toMatchObject({
        type: "urn:safir:problem:unknown-customer",
        detail: expect.stringContaining("nobody-17"),
      });
    }
  });

  it("of an unknown segment is 404 and lists those there are", async () => {
    const { status, json } = await service.call("GET", "/v1/segments/vip/customers");
    expect(status).toBe(404);
    expect(json.detail).toContain('"vip"');
    expect(json.known).toEqual(["at_risk", "likely_ambassador", "low_value", "steady"]);
  });

  it("of an unknown model, export is 404 and names it", async () => {
    for (const path of ["/v1/models/m-17", "/v1/exports/e-17"]) {
      const { status, json } = await service.call("GET", path);
      expect(status).toBe(404);
      expect(json.detail).toContain("-17");
    }
  });

  it("for a fault inside is 500, says nothing of it, and tells the operator", async () => {
    const broken = await freshService(engine);
    broken.deps.store.runs.list = async () => {
      throw new Error(`a stack with the secret ${broken.deps.secret}`);
    };
    const { status, json, headers } = await broken.call("GET", "/v1/runs");
    expect(status).toBe(500);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(json).toEqual({
      type: "urn:safir:problem:internal",
      title: "Something went wrong inside",
      status: 500,
      detail: "It was logged; try again later.",
    });
    expect(broken.errors).toHaveLength(1);
  });
});

describe("/healthz", () => {
  it("answers without a key", async () => {
    expect(await service.call("GET", "/healthz", { as: null })).toMatchObject({
      status: 200,
      json: { status: "ok" },
    });
  });
});
