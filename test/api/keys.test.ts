import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../../functions/api/keys/createKey.ts";
import { operations, routes } from "../../functions/contract/routes/index.ts";
import type { Scope } from "../../functions/contract/scopes.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
});
afterAll(() => engine.close());

const guarded = routes.filter(({ scope }) => scope !== null);
const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, "x");

describe("keys", () => {
  it.each(guarded)("are asked for on $method $path", async ({ method, path }) => {
    const answer = await service.call(method.toUpperCase(), pathOf(path), { as: null });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
  });

  it.each(guarded)("without the scope are refused on $method $path, naming it", async ({
    method,
    path,
    scope,
  }) => {
    const others: Scope[] = ["orders:write", "signals:write", "scores:read", "segments:read"];
    for (const as of others.filter((other) => other !== scope)) {
      const answer = await service.call(method.toUpperCase(), pathOf(path), { as });
      expect(answer.status).toBe(403);
      expect(answer.json.scope).toBe(scope);
      expect(answer.json.detail).toContain(scope);
    }
  });

  it("are not asked for by what tells nothing of a shop, by signed links and by webhooks that are signed", () => {
    const { getDocs, getHealth, getOpenApi, downloadExport, postShopify, postWoocommerce } = operations;
    expect(
      routes
        .filter(({ scope }) => scope === null)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(
      [getDocs, getHealth, getOpenApi, downloadExport, postShopify, postWoocommerce]
        .map(({ path }) => path)
        .sort(),
    );
  });

  it.each([
    ["an unknown id", `Bearer saf_0123456789ab_${"0".repeat(48)}`],
    ["no such form", "Bearer hello"],
    ["another scheme", "Basic aGVsbG86d29ybGQ="],
    ["nothing after Bearer", "Bearer "],
  ])("with %s are refused with 401", async (_what, authorization) => {
    const answer = await service.call("GET", "/v1/segments", { as: null, headers: { authorization } });
    expect(answer.status).toBe(401);
  });

  it("with a wrong secret are refused with 401", async () => {
    const wrong = service.keys.admin.replace(/.{4}$/, (end) => (end === "0000" ? "1111" : "0000"));
    const headers = { authorization: `Bearer ${wrong}` };
    const answer = await service.call("GET", "/v1/segments", { as: null, headers });
    expect(answer.status).toBe(401);
    expect(answer.json.type).toBe("urn:safir:problem:key-unknown");
  });

  it("stop working a few seconds after they are revoked", async () => {
    const { key, stored } = createKey("to be revoked", ["segments:read"], service.clock.now);
    await service.store.keys.put(stored);
    const ask = () =>
      service.call("GET", "/v1/segments", { as: null, headers: { authorization: `Bearer ${key}` } });
    expect((await ask()).status).toBe(200);
    await service.store.keys.put({ ...stored, revokedAt: service.clock.now });
    service.clock.now += 5000;
    expect((await ask()).status).toBe(401);
  });

  it("are stored as a hash that does not hold the secret", () => {
    const { key, stored } = createKey("label", ["admin"], 1);
    const secret = key.split("_")[2]!;
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(stored.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("without a scope are not made", () => {
    expect(() => createKey("label", [], 1)).toThrow(/requires at least one scope/);
  });
});

describe("the access log", () => {
  it("records the pattern of the route, never the path", async () => {
    service.log.length = 0;
    await service.call("GET", "/v1/customers/secret-customer/score");
    await service.call("GET", "/v1/nowhere/secret-customer");
    await service.call("DELETE", "/v1/orders");
    expect(service.log.map(({ route, status }) => [route, status])).toEqual([
      ["/v1/customers/:id/score", 404],
      ["-", 404],
      ["-", 405],
    ]);
    expect(JSON.stringify(service.log)).not.toContain("secret-customer");
  });
});
