import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import type { HistoryOrder } from "../../../model/history/purchaseHistory.ts";
import { summarise } from "../../../model/history/summarise.ts";
import { shuffled, someOrders } from "../../support/orders.ts";
import { runs } from "../../support/runs.ts";

const day = 86_400_000;
function order(
  orderId: string,
  on: number,
  amount: number | null,
  more: Partial<HistoryOrder> = {},
): HistoryOrder {
  return { orderId, day: on, at: on * day, amount, type: "order", ...more };
}
function refund(orderId: string, on: number, amount: number, refundOf?: string): HistoryOrder {
  return { ...order(orderId, on, amount), type: "refund", ...(refundOf ? { refundOf } : {}) };
}

describe("buildHistory", () => {
  test("several orders of one day are one purchase with their sum", () => {
    expect(buildHistory([order("b", 10, 250), order("a", 10, 100), order("c", 12, 5)])).toEqual({
      days: [10, 12],
      gross: [350, 5],
      freeDays: [],
      refunds: [],
      unmatched: [],
    });
  });

  test("the first channel is that of the very first order, and absent where that order names none", () => {
    const [first, second] = [
      order("b", 10, 250, { channel: "referral" }),
      order("a", 12, 5, { channel: "web" }),
    ];
    expect(buildHistory([second, first]).firstChannel).toBe("referral");
    expect(buildHistory([second, order("b", 10, 250)])).not.toHaveProperty("firstChannel");
    const earlier = order("c", 10, 1, { channel: "shop", at: first.at - 1 });
    expect(buildHistory([first, second, earlier]).firstChannel).toBe("shop");
    expect(buildHistory([first, order("a", 10, 1, { channel: "app" })]).firstChannel).toBe("app");
  });

  test("a refund nets the order it names, wherever that lies", () => {
    const history = buildHistory([order("a", 10, 100), order("b", 20, 100), refund("r", 30, 40, "a")]);
    expect(history.refunds).toEqual([{ refundDay: 30, purchaseDay: 10, amount: 40 }]);
  });

  test("a refund that names none nets the latest earlier purchases, latest first", () => {
    const orders = [order("a", 10, 100), order("b", 20, 100), order("c", 40, 100), refund("r", 30, 130)];
    expect(buildHistory(orders).refunds).toEqual([
      { refundDay: 30, purchaseDay: 10, amount: 30 },
      { refundDay: 30, purchaseDay: 20, amount: 100 },
    ]);
  });

  test("what nothing earlier can absorb is kept", () => {
    const history = buildHistory([order("a", 10, 100), refund("r", 12, 130), refund("s", 5, 7)]);
    expect(history.unmatched).toEqual([
      { orderId: "s", refundDay: 5, amount: 7 },
      { orderId: "r", refundDay: 12, amount: 30 },
    ]);
  });

  test("a refund waits for the order it names, and leaves the other orders alone", () => {
    const early = [order("a", 10, 100), refund("r", 12, 60, "b")];
    expect(buildHistory(early).unmatched).toEqual([{ orderId: "r", refundDay: 12, amount: 60 }]);
    const late = buildHistory([...early, order("b", 9, 60)]);
    expect(late.unmatched).toEqual([]);
    expect(late.refunds).toEqual([{ refundDay: 12, purchaseDay: 9, amount: 60 }]);
  });

  test("a fully refunded order is no purchase from the refund's day on; a free order is one", () => {
    const history = buildHistory([order("a", 10, 100), order("b", 20, 0), refund("r", 25, 100, "a")]);
    expect(summarise(history, 24, { digits: 2 })).toMatchObject({ frequency: 1, firstDay: 10 });
    expect(summarise(history, 25, { digits: 2 })).toMatchObject({ frequency: 0, firstDay: 20, spend: 0 });
  });

  test("an order of unknown amount makes the money unknown, not the purchases", () => {
    const history = buildHistory([order("a", 10, null), order("b", 20, 100), refund("r", 21, 100, "b")]);
    expect(history.gross).toBeNull();
    expect(summarise(history, 30, { digits: 2 })).toMatchObject({
      frequency: 1,
      monetaryValue: null,
      spend: null,
    });
    expect(history.unmatched).toEqual([{ orderId: "r", refundDay: 21, amount: 100 }]);
  });

  test("the sequence of the orders does not matter", () => {
    fc.assert(
      fc.property(someOrders, fc.array(fc.nat(), { minLength: 1, maxLength: 24 }), (orders, keys) => {
        expect(buildHistory(shuffled(orders, keys))).toEqual(buildHistory(orders));
      }),
      { numRuns: runs(200) },
    );
  });

  test("no money appears or vanishes: gross = net + refunded, refunds = netted + unmatched", () => {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const { refunds, unmatched, gross, days } = buildHistory(orders);
        const total = (list: { amount: number }[]) => list.reduce((sum, { amount }) => sum + amount, 0);
        const sent = orders
          .filter(({ type }) => type === "refund")
          .reduce((sum, { amount }) => sum + amount!, 0);
        expect(total(refunds) + total(unmatched)).toBe(sent);
        days.forEach((purchaseDay, index) => {
          expect(total(refunds.filter((one) => one.purchaseDay === purchaseDay))).toBeLessThanOrEqual(
            gross![index],
          );
        });
      }),
      { numRuns: runs(200) },
    );
  });

  test("10,000 refunds of one customer each find the latest day that has something left", () => {
    const orders = Array.from({ length: 10_000 }, (_, index) => order(`o${index}`, index, 100));
    const refunds = Array.from({ length: 10_000 }, (_, index) => refund(`r${index}`, 10_000, 200));
    const history = buildHistory([...orders, ...refunds]);
    expect(history.refunds).toHaveLength(10_000);
    expect(history.unmatched).toHaveLength(5_000);
  });

  test("days and amounts that are not whole are refused, naming the order", () => {
    expect(() => buildHistory([order("a", 1.5, 1)])).toThrow("requires a whole day: 1.5 (order a)");
    expect(() => buildHistory([order("a", 1, Number.NaN)])).toThrow("amount >= 0 or null: NaN (order a)");
    expect(() => buildHistory([order("a", 1, -5)])).toThrow("-5 (order a)");
  });
});
