import { dayToIso } from "../time/dayToIso.ts";
import { type DemoChannel, demoChannels } from "./demoChannels.ts";
import { createRandom, type Random } from "./random.ts";
import { simulateCustomer } from "./simulateCustomer.ts";

/** An order as a shop's own system would send it: local time, major units of a currency with two digits. */
export interface DemoOrder {
  orderId: string;
  customerId: string;
  orderedAt: string;
  amount: number;
  type: "order" | "refund";
  refundOf?: string;
  channel: string;
}

export interface DemoOptions {
  /** The shop's last day, whole days since 1970-01-01. */
  endDay: number;
  customers?: number;
  /** How long the shop has been open. */
  days?: number;
}

/**
 * A believable shop: steady new customers through three channels over two years, each with a pace, a
 * faithfulness and a taste of their own, orders in the evening more than at night, a second order on the same
 * day now and then, refunds in whole and in part, amounts with a heavy tail.
 *
 * @param seed the same seed and end give the same shop
 * @returns orders and refunds by time, none after `endDay`
 */
export function simulateDemoShop(seed: number, options: DemoOptions): DemoOrder[] {
  const { endDay, customers = 3000, days = 730 } = options;
  if (!Number.isInteger(endDay)) throw new RangeError(`simulateDemoShop requires a whole endDay: ${endDay}`);
  const random = createRandom(seed);
  const orders: DemoOrder[] = [];
  for (let i = 0; i < customers; i++) {
    const channel = pickChannel(random.uniform());
    const firstDay = endDay - days + 1 + Math.floor(((i + random.uniform()) / customers) * days);
    const taste = channel.orderValue * Math.exp(0.45 * random.normal());
    const times = [0, ...simulateCustomer(channel.behaviour, endDay - firstDay, random, true)];
    const customerId = `C${String(10_001 + i)}`;
    let nth = 0;
    for (const time of times) {
      const day = firstDay + Math.floor(time);
      const again = random.uniform() < 0.05 ? 2 : 1;
      for (let k = 0; k < again; k++) {
        const orderId = `${customerId}-${String(++nth).padStart(2, "0")}`;
        const amount = money(taste * Math.exp(0.5 * random.normal()) * (random.uniform() < 0.02 ? 5 : 1));
        const orderedAt = at(day, random);
        orders.push({ orderId, customerId, orderedAt, amount, type: "order", channel: channel.name });
        const refund = refundOf(orders.at(-1)!, channel, day, endDay, random);
        if (refund !== null) orders.push(refund);
      }
    }
  }
  return orders.sort((p, q) =>
    p.orderedAt < q.orderedAt ? -1 : p.orderedAt > q.orderedAt ? 1 : p.orderId < q.orderId ? -1 : 1,
  );
}

function pickChannel(draw: number): DemoChannel {
  let below = 0;
  for (const channel of demoChannels) {
    below += channel.share;
    if (draw < below) return channel;
  }
  return demoChannels.at(-1)!;
}

const money = (amount: number) => Math.max(5, Math.round(amount * 100) / 100);

/** A time of that day, busiest in the evening. */
function at(day: number, random: Random): string {
  const minutes = Math.min(1439, Math.max(0, Math.round(60 * (17.5 + 4 * random.normal()))));
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${dayToIso(day)}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`;
}

function refundOf(
  order: DemoOrder,
  channel: DemoChannel,
  day: number,
  endDay: number,
  random: Random,
): DemoOrder | null {
  const draw = random.uniform();
  const later = day + 2 + random.below(12);
  const { full, part } = channel.refunded;
  if (!(draw < full + part && later <= endDay)) return null;
  const amount = draw < full ? order.amount : money(order.amount * (0.2 + 0.5 * random.uniform()));
  return {
    orderId: `${order.orderId}-R`,
    customerId: order.customerId,
    orderedAt: at(later, random),
    amount: Math.min(amount, order.amount),
    type: "refund",
    refundOf: order.orderId,
    channel: order.channel,
  };
}
