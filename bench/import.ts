import { type Local, startLocal } from "../infra/local/startLocal.ts";
import type { BenchRow } from "./row.ts";

/** Orders of the import, customers they spread over, and orders a request. */
const count = Number(process.env.SAFIR_IMPORT ?? 70_000);
const perRequest = 500;
/** Requests in flight at once. */
const inFlight = 4;

interface WireOrder {
  orderId: string;
  customerId: string;
  orderedAt: string;
  amount: string;
}

/** Numbers in [0, 1) that are the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Orders of about a third as many customers over two years, as skewed as shops' are, in order of date. */
export function importOrders(length: number): WireOrder[] {
  const random = numbers(7);
  const orders = Array.from({ length }, (_, i) => {
    const customer = Math.floor(length * 0.36 * random() ** 1.4);
    const day = 20_000 + Math.floor(730 * random());
    return {
      orderId: `order-${i}`,
      customerId: `customer-${customer}`,
      orderedAt: new Date(day * 86_400_000).toISOString().slice(0, 10),
      amount: (5 + 120 * random()).toFixed(2),
    };
  });
  return orders.sort((a, b) => (a.orderedAt < b.orderedAt ? -1 : a.orderedAt > b.orderedAt ? 1 : 0));
}

async function post(local: Local, key: string, orders: readonly WireOrder[]): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < orders.length) {
      const piece = orders.slice(next, next + perRequest);
      next += perRequest;
      const answer = await fetch(`${local.url}/v1/orders`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ orders: piece }),
      });
      const body = (await answer.json()) as { accepted?: number };
      if (body.accepted !== piece.length)
        throw new Error(`post requires every order taken: ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}

/** Imports the orders through HTTP into an engine of its own; seconds until every summary stands. */
async function timed(orders: readonly WireOrder[]) {
  const local = await startLocal({
    onError: (error) => {
      throw error;
    },
  });
  const key = await local.createKey("bench", ["orders:write"]);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await post(local, key, orders);
  const posted = (performance.now() - start) / 1000;
  await local.drained();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  await local.close();
  return { posted, seconds, cpu: (used.user + used.system) / 1e6 };
}

/** Orders a second, until every summary stands; in order of date, and customer by customer. */
export async function rows(): Promise<BenchRow[]> {
  const byDate = importOrders(count);
  const byCustomer = [...byDate].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
  const customers = new Set(byDate.map(({ customerId }) => customerId)).size;
  const found: BenchRow[] = [];
  for (const [sequence, orders] of [
    ["by date", byDate],
    ["by customer", byCustomer],
  ] as const) {
    const { posted, seconds, cpu } = await timed(orders);
    const what = `import of ${count} orders of ${customers} customers through HTTP, ${sequence}`;
    found.push({ what, measured: count / seconds, unit: "orders/s", atLeast: 1500 });
    found.push({ what: "  of it until all were posted", measured: posted, unit: "s" });
    found.push({ what: "  processor time", measured: cpu, unit: "s" });
  }
  return found;
}
