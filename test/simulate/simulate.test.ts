import { describe, expect, it } from "vitest";
import { createRandom } from "../../model/simulate/random.ts";
import { simulateBgnbd } from "../../model/simulate/simulateBgnbd.ts";
import { simulateDemoShop } from "../../model/simulate/simulateDemoShop.ts";
import { simulateDemoSignals } from "../../model/simulate/simulateDemoSignals.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";

const endDay = isoToDay("2026-11-22");
const dayOf = (orderedAt: string) => isoToDay(orderedAt.slice(0, 10));

describe("createRandom", () => {
  it("gives the same draws for the same seed", () => {
    const [p, q] = [createRandom(5), createRandom(5)];
    expect([p.gamma(0.3), p.beta(2, 3), p.normal()]).toEqual([q.gamma(0.3), q.beta(2, 3), q.normal()]);
    expect(createRandom(5).uniform()).not.toBe(createRandom(6).uniform());
  });

  it("has the means and variances it promises", () => {
    const random = createRandom(11);
    const n = 40_000;
    const moments = (draw: () => number) => {
      const values = Array.from({ length: n }, draw);
      const mean = values.reduce((sum, v) => sum + v, 0) / n;
      return [mean, values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n];
    };
    const near = ([mean, variance]: number[], m: number, v: number) => {
      expect(Math.abs(mean - m)).toBeLessThan(5 * Math.sqrt(v / n));
      expect(Math.abs(variance / v - 1)).toBeLessThan(0.1);
    };
    near(moments(random.uniform), 1 / 2, 1 / 12);
    near(moments(random.exponential), 1, 1);
    near(moments(random.normal), 0, 1);
    near(
      moments(() => random.gamma(0.243)),
      0.243,
      0.243,
    );
    near(
      moments(() => random.gamma(4.4)),
      4.4,
      4.4,
    );
    near(
      moments(() => random.beta(0.793, 2.426)),
      0.793 / 3.219,
      (0.793 * 2.426) / (3.219 ** 2 * 4.219),
    );
  });
});

describe("simulateBgnbd", () => {
  it("gives summaries with 0 <= t_x <= T, on the grid of days", () => {
    const params = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    const { frequency, recency, T } = simulateBgnbd(params, {
      customers: 5000,
      T: [27, 39],
      seed: 3,
      step: 1 / 7,
    });
    for (let i = 0; i < frequency.length; i++) {
      expect(0 <= recency[i] && recency[i] <= T[i]).toBe(true);
      expect(recency[i] > 0).toBe(frequency[i] > 0);
      expect(Math.abs(recency[i] * 7 - Math.round(recency[i] * 7))).toBeLessThan(1e-9);
    }
    const mean = frequency.reduce((sum, x) => sum + x, 0) / 5000;
    // E[X(32)] of these parameters is 1.0437 (Hardie's spreadsheet); purchases of one day count once.
    expect(Math.abs(mean - 1.05)).toBeLessThan(0.12);
  });
});

describe("simulateDemoShop", () => {
  const orders = simulateDemoShop(1, { endDay });

  it("is the same for the same seed and end, and moves with its end", () => {
    expect(simulateDemoShop(1, { endDay })).toEqual(orders);
    const later = simulateDemoShop(1, { endDay: endDay + 10 });
    expect(later.map(({ amount }) => amount)).toEqual(orders.map(({ amount }) => amount));
    expect(dayOf(later[0].orderedAt)).toBe(dayOf(orders[0].orderedAt) + 10);
  });

  it("is a shop of 3,000 customers over two years that ends on its last day", () => {
    expect(new Set(orders.map(({ customerId }) => customerId)).size).toBe(3000);
    expect(dayOf(orders[0].orderedAt)).toBeLessThan(endDay - 720);
    expect(dayOf(orders.at(-1)!.orderedAt)).toBeLessThanOrEqual(endDay);
    expect(dayOf(orders.at(-1)!.orderedAt)).toBeGreaterThan(endDay - 3);
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length);
  });

  it("has three channels, full and partial refunds, and several orders on one day", () => {
    expect(new Set(orders.map(({ channel }) => channel)).size).toBe(3);
    const amounts = new Map(orders.map(({ orderId, amount }) => [orderId, amount]));
    const refunds = orders.filter(({ type }) => type === "refund");
    expect(refunds.some(({ refundOf, amount }) => amounts.get(refundOf!) === amount)).toBe(true);
    expect(refunds.some(({ refundOf, amount }) => amounts.get(refundOf!)! > amount)).toBe(true);
    expect(refunds.every(({ refundOf, amount }) => amounts.get(refundOf!)! >= amount)).toBe(true);
    const days = orders
      .filter(({ type }) => type === "order")
      .map((o) => `${o.customerId} ${dayOf(o.orderedAt)}`);
    expect(days.length - new Set(days).size).toBeGreaterThan(50);
  });

  it("brings new customers steadily", () => {
    const first = new Map<string, number>();
    for (const o of orders) if (!first.has(o.customerId)) first.set(o.customerId, dayOf(o.orderedAt));
    const quarters = new Array(8).fill(0);
    for (const day of first.values()) quarters[Math.min(7, Math.floor((day - (endDay - 729)) / 91.3))]++;
    for (const count of quarters) expect(Math.abs(count - 375)).toBeLessThan(60);
  });
});

describe("simulateDemoSignals", () => {
  const orders = simulateDemoShop(1, { endDay });
  const signals = simulateDemoSignals(1, orders, endDay);
  const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it("is the same for the same seed, names each signal of a customer once, and ends on the shop's last day", () => {
    expect(simulateDemoSignals(1, orders, endDay)).toEqual(signals);
    expect(new Set(signals.map(({ customerId, signalId }) => `${customerId} ${signalId}`)).size).toBe(
      signals.length,
    );
    for (const { at } of signals) expect(dayOf(at)).toBeLessThanOrEqual(endDay);
  });

  it("has about half of the customers agree to e-mail, and fewer to WhatsApp", () => {
    const agreed = (channel: string) =>
      signals.filter((one) => one.kind === "consent" && one.channel === channel).length / 3000;
    expect(Math.abs(agreed("email") - 0.55)).toBeLessThan(0.04);
    expect(Math.abs(agreed("whatsapp") - 0.3)).toBeLessThan(0.04);
  });

  it("lets who sent something back rate lower, and leaves a few complaints open", () => {
    const refunded = new Set(orders.filter((o) => o.type === "refund").map((o) => o.customerId));
    const ratings = signals.flatMap((one) => (one.kind === "rating" ? [one] : []));
    const of = (sentBack: boolean) =>
      ratings.filter((one) => refunded.has(one.customerId) === sentBack).map(({ value }) => value);
    expect(meanOf(of(true))).toBeLessThan(meanOf(of(false)));
    const complaints = signals.flatMap((one) => (one.kind === "complaint" ? [one] : []));
    const open = complaints.filter(({ resolvedAt }) => resolvedAt === undefined).length;
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(complaints.length / 2);
  });
});
