import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../functions/api/app.ts";
import { docsFiles } from "../../functions/api/docs.ts";
import { operations, routes } from "../../functions/contract/routes/index.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
});
afterAll(() => engine.close());

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags: string[];
  security: { key: string[] }[];
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}

async function described(): Promise<[string, Operation][]> {
  const { json } = await service.call("GET", "/openapi.json", { as: null });
  return Object.entries(json.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): [string, Operation] => [`${method} ${path}`, one]),
  );
}

describe("the contract", () => {
  it("is what the application answers, route for route", () => {
    const app = createApp(service.deps);
    const bound = new Set(
      app.routes.filter(({ path }) => !path.includes("*")).map(({ method, path }) => `${method} ${path}`),
    );
    const agreed = routes.map(
      ({ method, operationId }) => `${method.toUpperCase()} ${operations[operationId].getRoutingPath()}`,
    );
    expect([...bound].sort()).toEqual(agreed.sort());
  });

  it("is what /openapi.json describes, operation for operation", async () => {
    const told = (await described()).map(([name, { operationId }]) => `${name} ${operationId}`);
    expect(told.sort()).toEqual(
      routes.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`).sort(),
    );
  });

  it("has no path or operation id twice", () => {
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
    expect(new Set(Object.values(operations).map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it("names each operation as the table does", () => {
    for (const { operationId } of routes) expect(operations[operationId].operationId).toBe(operationId);
  });
});

describe("/openapi.json", () => {
  it("is a valid OpenAPI 3.1 document", async () => {
    const { json } = await service.call("GET", "/openapi.json", { as: null });
    expect(await new Validator().validate(json)).toEqual({ valid: true });
    expect(json.openapi).toBe("3.1.0");
  });

  it("points at no schema that is not there", async () => {
    const { json, text } = await service.call("GET", "/openapi.json", { as: null });
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
    expect(named.filter((name) => !(name in json.components.schemas))).toEqual([]);
  });

  it("gives every operation a summary, a description and its problems as problem+json", async () => {
    for (const [name, one] of await described()) {
      expect(one.summary, name).toBeTruthy();
      expect(one.description, name).toBeTruthy();
      const failing = Object.entries(one.responses).filter(([status]) => Number(status) >= 400);
      expect(failing.length, name).toBeGreaterThan(0);
      for (const [status, { description, content }] of failing) {
        expect(description, `${name} ${status}`).toBeTruthy();
        expect(Object.keys(content ?? {}), `${name} ${status}`).toEqual(["application/problem+json"]);
      }
    }
  });

  it("tells the scope each operation needs", async () => {
    for (const [name, one] of await described()) {
      const { scope } = routes.find(({ method, path }) => `${method} ${path}` === name)!;
      expect(one.security, name).toEqual(scope === null ? [] : [{ key: [scope] }]);
    }
  });
});

describe("/docs", () => {
  it("loads nothing from elsewhere", async () => {
    const { status, text } = await service.call("GET", "/docs", { as: null });
    expect(status).toBe(200);
    expect(text).not.toMatch(/(https?:)?\/\/[a-z]/i);
    for (const file of Object.keys(docsFiles)) expect(text).toContain(`"${file}"`);
  });
});
