import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import { decodeHistory } from "../../../model/history/decodeHistory.ts";
import { encodeHistory } from "../../../model/history/encodeHistory.ts";
import { someOrders } from "../../support/orders.ts";
import { runs } from "../../support/runs.ts";

describe("encodeHistory", () => {
  test("decodeHistory gives back what was encoded", () => {
    fc.assert(
      fc.property(someOrders, fc.boolean(), (orders, amounts) => {
        const history = buildHistory(amounts ? orders : orders.map((order) => ({ ...order, amount: null })));
        expect(decodeHistory(encodeHistory(history))).toEqual(history);
      }),
      { numRuns: runs(200) },
    );
  });

  test("10,000 purchase days, every tenth refunded, take under 100 KB", () => {
    const orders = Array.from({ length: 10_000 }, (_, index) => {
      const day = 10_000 + index;
      return {
        orderId: `o${index}`,
        day,
        at: day,
        amount: (index * 7919) % 1_000_000,
        type: "order" as const,
      };
    });
    const refunds = orders
      .filter((_, index) => index % 10 === 5)
      .map((order) => ({
        ...order,
        orderId: `r${order.orderId}`,
        type: "refund" as const,
        refundOf: order.orderId,
      }));
    const bytes = encodeHistory(buildHistory([...orders, ...refunds]));
    expect(bytes.length).toBeLessThan(100_000);
  });

  test("amounts up to 2^53 - 1 and days before 1970 survive", () => {
    const history = { days: [-5_000, 3], gross: [2 ** 53 - 1, 1], freeDays: [], refunds: [], unmatched: [] };
    expect(decodeHistory(encodeHistory(history))).toEqual(history);
  });

  test("histories written before channels were kept are read as they are", () => {
    // Version 1, amounts, days 10 and 12, 250 and 5 minor units, nothing free, refunded or unmatched.
    const bytes = new Uint8Array([1, 1, 2, 20, 4, 250, 1, 5, 0, 0, 0]);
    const history = decodeHistory(bytes);
    expect(history).toEqual({ days: [10, 12], gross: [250, 5], freeDays: [], refunds: [], unmatched: [] });
    expect(encodeHistory(history)).toEqual(bytes);
  });

  test("bytes cut short, left over or of another version are refused", () => {
    const bytes = encodeHistory({ days: [1, 2], gross: [5, 6], freeDays: [], refunds: [], unmatched: [] });
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => decodeHistory(bytes.subarray(0, length))).toThrow("requires whole bytes");
    }
    expect(() => decodeHistory(new Uint8Array([...bytes, 0]))).toThrow("no bytes after the end");
    expect(() => decodeHistory(new Uint8Array([9, 0]))).toThrow("requires version 1: 9");
  });
});
