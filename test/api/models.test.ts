import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../functions/api/app.ts";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";
import { sendAll, shopOrders } from "./support/shop.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  await sendAll(service, shopOrders(150));
});
afterAll(() => engine.close());

const get = (path: string) => service.call("GET", path);

describe("POST /v1/runs", () => {
  it("starts a night, which is then listed with what each step reported", async () => {
    expect((await get("/v1/runs")).json).toEqual({ runs: [] });
    const { status, json } = await service.call("POST", "/v1/runs");
    expect([status, json]).toEqual([202, { runId: "2026-03-31", started: true }]);
    const { runs } = (await get("/v1/runs?limit=5")).json;
    expect(runs).toMatchObject([
      { id: "2026-03-31", state: "done", reason: null, detail: { customers: 150 } },
    ]);
    expect(runs[0].endedAt).not.toBeNull();
  });

  it("is 501 where nights are started elsewhere only", async () => {
    const { startNight: _startNight, ...deps } = service.deps;
    const headers = { authorization: `Bearer ${service.keys.admin}` };
    const answer = await createApp(deps).request("/v1/runs", { method: "POST", headers });
    expect(answer.status).toBe(501);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("GET /v1/models", () => {
  it("lists what was fitted and names what serves; each can be read alone", async () => {
    const { json } = await get("/v1/models");
    const current = (await get("/v1/models/current")).json;
    expect(json.current).toBe(current.id);
    expect(current).toMatchObject({ basis: "data", asOf: "2026-03-31", runId: "2026-03-31" });
    const { rulesetId: _rulesetId, runId: _runId, record, ...model } = current;
    expect((await get(`/v1/models/${current.id}`)).json).toEqual(model);
    expect(json.models).toContainEqual(model);
    expect(model.card).not.toBeNull();
    expect(model.params.r).toBeGreaterThan(0);
    expect([json.record, record]).toEqual([[], []]);
  });

  it("answers a model's card as Markdown in English and Arabic", async () => {
    const { id } = (await get("/v1/models/current")).json;
    const app = createApp(service.deps);
    const headers = { authorization: `Bearer ${service.keys.admin}`, accept: "text/markdown" };
    const english = await app.request(`/v1/models/${id}`, { headers });
    expect(english.headers.get("content-type")).toContain("text/markdown");
    expect(await english.text()).toMatch(/^# Model card: /);
    const arabic = await app.request(`/v1/models/${id}?lang=ar`, { headers });
    expect(await arabic.text()).toMatch(/^# بطاقة النموذج: /);
  });
});

describe("an application", () => {
  it("is not made with a secret too short to sign with", () => {
    expect(() => createApp({ ...service.deps, secret: "short" })).toThrow(/requires a secret of at least 16/);
  });
});
