import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { Service } from "../../api/support/service.ts";
import { sendAll, seeded, today } from "../../api/support/shop.ts";

/** A shop whose customers all buy about once in three weeks, and have all agreed to be written to but every tenth. */
export async function campaignShop(service: Service, customers: number): Promise<void> {
  const random = seeded(11);
  const orders: object[] = [];
  for (let i = 0; i < customers; i++) {
    const value = 20 + 80 * random();
    for (let day = today - 90 + Math.floor(20 * random()), nth = 0; day <= today; nth++) {
      const amount = Math.round(value * (0.6 + 0.8 * random()) * 100) / 100;
      orders.push({ orderId: `o-${i}-${nth}`, customerId: `c-${i}`, orderedAt: dayToIso(day), amount });
      day += 1 + Math.floor(-Math.log(1 - random()) * 20);
    }
  }
  await sendAll(service, orders);
  const consents = Array.from({ length: customers }, (_, i) => i)
    .filter((i) => i % 10 !== 0)
    .map((i) => consent(`c-${i}`, "granted", dayToIso(today - 30)));
  for (let from = 0; from < consents.length; from += 500)
    await service.signal(consents.slice(from, from + 500));
  await service.deps.startNight!();
}

export function consent(customerId: string, state: "granted" | "withdrawn", at: string) {
  return { signalId: `${state}-${at}`, customerId, at, kind: "consent", channel: "email", state };
}

/** Lets days pass. */
export function later(service: Service, days: number): void {
  service.clock.now += days * 86_400_000;
}

/** Orders of some customers on a day from today on. */
export function ordersOn(customerIds: readonly string[], daysAhead: number, amount: number) {
  return customerIds.map((customerId) => ({
    orderId: `later-${customerId}-${daysAhead}`,
    customerId,
    orderedAt: dayToIso(today + daysAhead),
    amount,
  }));
}
