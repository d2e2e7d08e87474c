import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../infra/local/startEngine.ts";
import { freshService, type Service, startTestEngine } from "./support/service.ts";

let engine: Engine;
let service: Service;
beforeAll(async () => {
  engine = await startTestEngine();
  service = await freshService(engine);
  const ids = ["c-1", "a,b", 'say "hi"', "سارة", "two\nlines"];
  await service.send(
    ids.map((customerId, i) => ({ orderId: `o-${i}`, customerId, orderedAt: "2026-03-01", amount: 10 + i })),
  );
});
afterAll(() => engine.close());

async function exported(body: object = {}) {
  const { json } = await service.call("POST", "/v1/exports", { body });
  return (await service.call("GET", `/v1/exports/${json.id}`)).json;
}
const fetchLink = (url: string) => service.call("GET", url, { as: null });

describe("an export", () => {
  it("is accepted with 202 and where to ask for it", async () => {
    const { status, json, headers } = await service.call("POST", "/v1/exports", { body: {} });
    expect(status).toBe(202);
    expect(headers.get("location")).toBe(`/v1/exports/${json.id}`);
    expect(json).toMatchObject({ state: "running", link: null, request: { segment: null, filters: {} } });
  });

  it("once done gives a link that needs no key and holds every member", async () => {
    const done = await exported();
    expect(done).toMatchObject({ state: "done", rows: 5, reason: null });
    const file = await fetchLink(done.link.url);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-disposition")).toContain("attachment");
    expect(Buffer.byteLength(file.text)).toBe(done.bytes);
    for (const id of ["c-1", '"a,b"', '"say ""hi"""', "سارة", '"two\nlines"'])
      expect(file.text).toContain(id);
  });

  it("holds only who meets segment and filters", async () => {
    const rows = [];
    for (const { name } of (await service.call("GET", "/v1/segments")).json.segments)
      rows.push((await exported({ segment: name })).rows);
    expect(rows.reduce((sum, of) => sum + of, 0)).toBe(5);
    expect((await exported({ filters: { minOrders: 2 } })).rows).toBe(0);
  });

  it("of an unknown segment or filter is refused", async () => {
    expect((await service.call("POST", "/v1/exports", { body: { segment: "vip" } })).status).toBe(404);
    const { status, json } = await service.call("POST", "/v1/exports", {
      body: { filters: { minClv: "much" } },
    });
    expect(status).toBe(400);
    expect(json.problems[0].field).toBe("filters.minClv");
  });
});

describe("an export's link", () => {
  it("expires after an hour, and asking again gives a fresh one", async () => {
    const done = await exported();
    service.clock.now += 3_600_001;
    const answer = await fetchLink(done.link.url);
    expect(answer.status).toBe(403);
    expect(answer.json.detail).toContain("expired");
    const again = (await service.call("GET", `/v1/exports/${done.id}`)).json.link.url;
    expect((await fetchLink(again)).status).toBe(200);
  });

  it("that is altered in any part is refused", async () => {
    const { link } = await exported();
    const other = (await exported()).id;
    const url = new URL(link.url);
    const altered = (change: (of: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return copy.href;
    };
    for (const forged of [
      altered((of) => of.searchParams.set("expires", String(Number(url.searchParams.get("expires")) + 1))),
      altered((of) => of.searchParams.set("signature", "A".repeat(43))),
      altered((of) => of.searchParams.set("signature", "short")),
      altered((of) => {
        of.pathname = `/v1/exports/${other}/download`;
      }),
    ]) {
      const answer = await fetchLink(forged);
      expect(answer.status).toBe(403);
      expect(answer.json.type).toBe("urn:safir:problem:link");
    }
    const bare = await fetchLink(altered((of) => of.searchParams.delete("signature")));
    expect(bare.status).toBe(400);
  });
});
