import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { Service } from "./service.ts";

/** A small generator of numbers in [0, 1): the same shop every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** 2026-03-31. */
export const today = 20543;

/** Orders of a shop of so many customers over two years: some loyal, some gone, three channels. */
export function shopOrders(customers: number, seed = 7) {
  const random = seeded(seed);
  const orders: Record<string, unknown>[] = [];
  for (let customer = 0; customer < customers; customer += 1) {
    const rate = 0.002 + 0.03 * random() ** 3;
    const leaves = 1 - random() ** 2 < 0.4 ? 0.15 : 0.02;
    const spend = 20 + 200 * random() ** 2;
    let day = today - Math.floor(730 * random());
    for (let nth = 0; day <= today; nth += 1) {
      orders.push({
        orderId: `o-${customer}-${nth}`,
        customerId: `c-${customer}`,
        orderedAt: dayToIso(day),
        amount: Math.round(spend * (0.5 + random()) * 100) / 100,
        channel: ["web", "app", "shop"][Math.floor(3 * random())],
      });
      if (random() < leaves) break;
      day += 1 + Math.floor(-Math.log(1 - random()) / rate);
    }
  }
  return orders;
}

/** Sends all of a shop's orders, in requests of 500. */
export async function sendAll(service: Service, orders: readonly unknown[]): Promise<void> {
  for (let from = 0; from < orders.length; from += 500) {
    const { json } = await service.send(orders.slice(from, from + 500));
    if (json.rejected.length > 0)
      throw new Error(`sendAll requires good orders: ${JSON.stringify(json.rejected[0])}`);
  }
}
