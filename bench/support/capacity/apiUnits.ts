import { createApp } from "../../../functions/api/app.ts";
import { createKey } from "../../../functions/api/keys/createKey.ts";
import type { JobDeps } from "../../../functions/jobs/deps.ts";
import type { UnitCounter, Units } from "./countUnits.ts";

export interface CallSpent {
  what: string;
  /** Items that one call brings. */
  perCall: number;
  /** Of one item: a call, or one of the orders that a call brings. */
  units: Units;
  cpuSeconds: number;
}

const calls = 40;
const notAsked = async (): Promise<never> => {
  throw new Error("apiUnits asks for no job");
};

/** What one call of each common kind spends, as the mean of some; the shop is that of `deps`. */
export async function apiUnits(deps: JobDeps, counter: UnitCounter): Promise<CallSpent[]> {
  const app = createApp({
    ...deps,
    snapshot: async () => null,
    startExport: notAsked,
    startCampaign: notAsked,
    startRescore: notAsked,
    eraseCustomer: notAsked,
    mergeCustomers: notAsked,
  });
  const { key, stored } = createKey("measurement", ["admin"], deps.now());
  await deps.store.keys.put(stored);
  const ids: string[] = [];
  for await (const { customerId, row } of deps.store.customers.scan(0, 1)) if (row) ids.push(customerId);
  ids.sort();
  const idAt = (n: number) => ids[(n * 97) % ids.length];
  const today = new Date(deps.now()).toISOString().slice(0, 10);
  const orders = (n: number, count: number) => ({
    orders: Array.from({ length: count }, (_, i) => ({
      orderId: `call-${n}-${i}-of-${count}`,
      customerId: idAt(n * count + i),
      orderedAt: today,
      amount: 20,
    })),
  });
  const kinds: [what: string, method: string, path: (n: number) => string, body?: (n: number) => object][] = [
    ["GET one score", "GET", (n) => `/v1/customers/${idAt(n)}/score`],
    [
      "POST batch-get of 100 scores",
      "POST",
      () => "/v1/scores/batch-get",
      (n) => ({ customerIds: Array.from({ length: 100 }, (_, i) => idAt(n * 100 + i)) }),
    ],
    ["GET a page of 100 of a list", "GET", () => "/v1/segments/steady/customers?limit=100"],
    ["POST one order", "POST", () => "/v1/orders", (n) => orders(n, 1)],
    ["an order, POSTed with 499 others", "POST", () => "/v1/orders", (n) => orders(n, 500)],
  ];
  const found: CallSpent[] = [];
  for (const [what, method, path, body] of kinds) {
    const call = async (n: number) => {
      const answer = await app.request(path(n), {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body(n)) }),
      });
      if (answer.status !== 200)
        throw new Error(`apiUnits requires an answer: ${what} ${await answer.text()}`);
    };
    // The first fills what is kept in memory.
    await call(0);
    counter.take();
    const bulk = what.includes("499");
    const times = bulk ? 2 : calls;
    const items = bulk ? 500 * times : times;
    const cpu = process.cpuUsage();
    for (let n = 1; n <= times; n++) await call(n);
    const { user, system } = process.cpuUsage(cpu);
    const units = counter.take();
    const mean = (of: Record<string, number>) =>
      Object.fromEntries(Object.entries(of).map(([name, count]) => [name, count / items]));
    found.push({
      what,
      perCall: items / times,
      units: { read: mean(units.read), write: mean(units.write), requests: units.requests / items },
      cpuSeconds: (user + system) / 1e6 / items,
    });
  }
  return found;
}
