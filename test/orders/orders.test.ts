import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import { contactLike } from "../../functions/orders/contactLike.ts";
import { digestOrders } from "../../functions/orders/digestOrders.ts";
import { orderIdOf } from "../../functions/orders/orderIdOf.ts";
import { shuffled, someOrders } from "../support/orders.ts";
import { runs } from "../support/runs.ts";

const stored = someOrders.map((orders) =>
  orders.map((order): StoredOrder => ({ ...order, customerId: "A", orderedAt: "2022-01-08" })),
);

describe("digestOrders", () => {
  test("does not depend on the sequence", () => {
    fc.assert(
      fc.property(stored, fc.array(fc.nat(), { minLength: 1 }), (orders, keys) => {
        expect(digestOrders(shuffled(orders, keys))).toBe(digestOrders(orders));
      }),
      { numRuns: runs(50) },
    );
  });

  test("changes with every field, and with an order more, less or twice", () => {
    const order: StoredOrder = {
      customerId: "A",
      orderId: "1",
      type: "order",
      orderedAt: "2024-01-31",
      day: 19_753,
      at: 0,
      amount: 5,
    };
    const changes: Partial<StoredOrder>[] = [
      { customerId: "B" },
      { orderId: "2" },
      { type: "refund" },
      { orderedAt: "2024-01-30" },
      { day: 1 },
      { at: 1 },
      { amount: null },
      { refundOf: "x" },
      { revision: 1 },
      { channel: "x" },
      { cost: 1 },
    ];
    const digests = changes.map((change) => digestOrders([{ ...order, ...change }]));
    const all = [digestOrders([]), digestOrders([order]), digestOrders([order, order]), ...digests];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("orderIdOf", () => {
  test("tells rows apart by customer, date, amount and how many like it came before", () => {
    const row = { customerId: "A", orderedAt: "2024-01-31", amount: 5, nth: 1 };
    const rows = [
      row,
      { ...row, nth: 2 },
      { ...row, amount: -5 },
      { ...row, customerId: "B" },
      { ...row, orderedAt: "2024-02-01" },
    ];
    expect(new Set(rows.map(orderIdOf)).size).toBe(rows.length);
    expect(orderIdOf(row)).toBe(orderIdOf({ ...row }));
  });
});

describe("contactLike", () => {
  test("e-mail addresses and phones are known", () => {
    for (const id of ["sara@example.com", "a.b+c@mail.example.co", "سارة@متجر.السعودية"])
      expect(contactLike(id), id).toBe("e-mail");
    for (const id of [
      "+966501234567",
      "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧",
      "00966501234567",
      "050-123-4567",
      "(050) 123 4567",
      "+1 (555) 010-9999",
    ]) {
      expect(contactLike(id), id).toBe("phone");
    }
  });

  test("customer numbers are not, with zeros in front or hyphens inside", () => {
    for (const id of [
      "12346",
      "00004",
      "0000012346",
      "0012345678",
      "2023-0012-3456",
      "C-050-123",
      "a@b",
      "@handle",
      "+1",
      "0501234567",
    ]) {
      expect(contactLike(id), id).toBeNull();
    }
  });
});
