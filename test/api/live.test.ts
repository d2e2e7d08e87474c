import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docsFiles } from "../../functions/api/docs.ts";
import { type Local, startLocal } from "../../infra/local/startLocal.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { noon } from "./support/service.ts";
import { today } from "./support/shop.ts";

let local: Local;
let key: string;
const errors: unknown[] = [];
beforeAll(async () => {
  local = await startLocal({ now: () => noon, onError: (error) => errors.push(error) });
  key = await local.createKey("live", ["admin"]);
});
afterAll(() => local.close());

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
async function ask(path: string, body?: unknown): Promise<any> {
  const answer = await fetch(`${local.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return answer.json();
}
const send = (orders: object[]) => ask("/v1/orders", { orders });

describe("the service on one machine", () => {
  it("shows an order's customer in a list within a second, without waiting for the night", async () => {
    await send([{ orderId: "1", customerId: "new", orderedAt: "2026-03-31", amount: 50 }]);
    const sent = performance.now();
    for (;;) {
      const { segments } = await ask("/v1/segments");
      if (segments.some(({ customers }: { customers: number }) => customers === 1)) break;
      expect(performance.now() - sent).toBeLessThan(1000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it("loses nothing of any id on its way through real URLs", async () => {
    const ids = [
      "a,b",
      'say "hi"',
      "two\nlines\r\n",
      "سارة",
      "👩‍🚀",
      "a/b?c=d#e",
      "100%",
      "%2F",
      "a+b c",
      "\\",
      ";",
    ];
    const orders = ids.map((customerId, i) => ({
      orderId: `id ${i}`,
      customerId,
      orderedAt: "2026-03-01",
      amount: 1,
    }));
    expect(await send(orders)).toMatchObject({ accepted: ids.length });
    await local.drained();
    for (const id of ids) {
      const score = await ask(`/v1/customers/${encodeURIComponent(id)}/score`);
      expect(score).toMatchObject({ customerId: id });
    }
  });

  it("keeps a customer whose chance of coming back is smaller than any number a database takes", async () => {
    const orders = Array.from({ length: 900 }, (_, i) => ({
      orderId: `daily-${i}`,
      customerId: "daily",
      orderedAt: dayToIso(today - 2000 + i),
      amount: 5,
    }));
    await send(orders.slice(0, 450));
    await send(orders.slice(450));
    await local.drained();
    const { row, history } = await ask("/v1/customers/daily/export");
    expect(history.purchases).toHaveLength(900);
    expect(row).toMatchObject({ orders: 900, churnProbability: 1 });
    expect(errors).toEqual([]);
  });

  it("serves what /docs loads itself", async () => {
    for (const [path, type] of Object.entries(docsFiles)) {
      const file = await fetch(`${local.url}${path}`);
      expect(file.headers.get("content-type")).toBe(type);
      expect((await file.text()).length).toBeGreaterThan(100_000);
    }
  });
});
