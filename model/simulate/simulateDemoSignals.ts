import { dayToIso } from "../time/dayToIso.ts";
import { isoToDay } from "../time/isoToDay.ts";
import { createRandom, type Random } from "./random.ts";
import type { DemoOrder } from "./simulateDemoShop.ts";

/** What the demo shop knows besides orders, as it would send it. */
export type DemoSignal = { signalId: string; customerId: string; at: string } & (
  | { kind: "consent"; channel: "email" | "whatsapp"; state: "granted"; source: string }
  | { kind: "rating"; value: number }
  | { kind: "nps"; value: number }
  | { kind: "complaint"; category: string; resolvedAt?: string }
);

/** Shares of customers who agree to be written to at their first order, by channel. */
const consents = [
  { channel: "email", share: 0.55 },
  { channel: "whatsapp", share: 0.3 },
] as const;

/**
 * Signals of the demo shop's customers: consents at the first order; a rating after one delivery in eight; one
 * question in twenty deliveries whether they would recommend the shop; complaints after what was sent back, most of
 * them settled within days. Who is content rates higher and recommends more; who sent something back is less content.
 *
 * @param orders of one shop, in any sequence
 * @param endDay the shop's last day, whole days since 1970-01-01; no signal is later
 * @returns signals by customer
 */
export function simulateDemoSignals(
  seed: number,
  orders: readonly DemoOrder[],
  endDay: number,
): DemoSignal[] {
  const random = createRandom(seed);
  const signals: DemoSignal[] = [];
  for (const [customerId, own] of byCustomer(orders)) {
    const content = random.normal() - (own.some(({ type }) => type === "refund") ? 0.7 : 0);
    for (const { channel, share } of consents) {
      if (random.uniform() < share)
        signals.push({
          kind: "consent",
          customerId,
          signalId: `consent-${channel}`,
          at: own[0].orderedAt,
          channel,
          state: "granted",
          source: "checkout",
        });
    }
    for (const order of own) {
      const day = isoToDay(order.orderedAt.slice(0, 10)) + 3 + random.below(6);
      const draw = random.uniform();
      if (day > endDay) continue;
      const at = dayToIso(day);
      if (order.type === "refund") {
        if (draw < 0.25) signals.push(complaintOf(order, day, endDay, random));
      } else if (draw < 0.125) {
        const value = within(1, 5, 4.2 + 0.9 * content);
        signals.push({ kind: "rating", customerId, signalId: `rating-${order.orderId}`, at, value });
      } else if (draw < 0.175) {
        const value = within(0, 10, 7.9 + 2 * content);
        signals.push({ kind: "nps", customerId, signalId: `nps-${order.orderId}`, at, value });
      }
    }
  }
  return signals;
}

function byCustomer(orders: readonly DemoOrder[]): Map<string, DemoOrder[]> {
  const result = new Map<string, DemoOrder[]>();
  for (const order of orders) {
    const own = result.get(order.customerId);
    if (own) own.push(order);
    else result.set(order.customerId, [order]);
  }
  for (const own of result.values()) own.sort((p, q) => (p.orderedAt < q.orderedAt ? -1 : 1));
  return result;
}

function complaintOf(
  { orderId, customerId }: DemoOrder,
  day: number,
  endDay: number,
  random: Random,
): DemoSignal {
  const category = random.uniform() < 0.6 ? "delivery" : "quality";
  const settled = day + 1 + random.below(10);
  const resolved = random.uniform() < 0.85 && settled <= endDay && { resolvedAt: dayToIso(settled) };
  const at = dayToIso(day);
  return { kind: "complaint", customerId, signalId: `complaint-${orderId}`, at, category, ...resolved };
}

const within = (least: number, most: number, value: number) =>
  Math.min(most, Math.max(least, Math.round(value)));
