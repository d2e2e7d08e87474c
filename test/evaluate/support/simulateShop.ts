import { buildHistory } from "../../../model/history/buildHistory.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { simulateCustomer } from "../../../model/simulate/simulateCustomer.ts";

/** A shop whose customers follow the MBG/NBD in days (BG/NBD without `dropAtFirst`), new ones coming all the time. */
export function simulateShop(
  seed: number,
  customers: number,
  params = { r: 0.7, alpha: 40, a: 0.8, b: 2.5 },
  days = 500,
  dropAtFirst = true,
): { customerId: string; history: PurchaseHistory }[] {
  const random = createRandom(seed);
  return Array.from({ length: customers }, (_, i) => {
    const first = random.below(days - 10);
    const times = [0, ...simulateCustomer(params, days - first, random, dropAtFirst)];
    const orders = times.map((time, k) => ({
      orderId: `${k}`,
      day: first + Math.floor(time),
      at: 0,
      amount: 500 + random.below(5000),
      type: "order" as const,
    }));
    return { customerId: `c${i}`, history: buildHistory(orders) };
  });
}
