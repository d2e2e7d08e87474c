import fc from "fast-check";
import type { HistoryOrder } from "../../model/history/purchaseHistory.ts";

/** Random orders of one customer over some weeks: free ones, several a day, refunds named and unnamed. */
export const someOrders: fc.Arbitrary<HistoryOrder[]> = fc
  .array(
    fc.record({
      day: fc.integer({ min: 19_000, max: 19_040 }),
      time: fc.integer({ min: 0, max: 86_399 }),
      amount: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 }), fc.constant(1_000)),
      refund: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
      names: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
      cost: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
      channel: fc.constantFrom(undefined, "web", "متجر"),
    }),
    { maxLength: 24 },
  )
  .map((rows) =>
    rows.map(({ day, time, amount, refund, names, cost, channel }, index) => ({
      orderId: `o${index}`,
      day,
      at: day * 86_400_000 + time * 1000,
      amount,
      type: refund ? "refund" : "order",
      ...(refund && names !== undefined ? { refundOf: `o${names}` } : {}),
      ...(cost === undefined ? {} : { cost }),
      ...(channel === undefined ? {} : { channel }),
    })),
  );

/** Orders in another sequence. */
export function shuffled<T>(items: readonly T[], keys: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0, index }))
    .sort((a, b) => a.key - b.key || b.index - a.index)
    .map(({ item }) => item);
}
