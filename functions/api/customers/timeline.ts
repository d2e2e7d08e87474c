import type { z } from "zod";
import { toMajor } from "../../../model/money/toMajor.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import type { StoredOrder } from "../../contract/order.ts";
import type { customerExportSchema, historySchema } from "../../contract/schemas/customers.ts";

type Timeline = Pick<z.infer<typeof historySchema>, "purchases" | "refunds" | "unmatchedRefunds">;

/** A purchase history as people read it: dates as ISO 8601, money in major units. */
export function timeline(history: PurchaseHistory, digits: number): Timeline {
  const refunded = new Map<number, number>();
  for (const { purchaseDay, amount } of history.refunds)
    refunded.set(purchaseDay, (refunded.get(purchaseDay) ?? 0) + amount);
  const major = (minor: number) => toMajor(minor, digits);
  return {
    purchases: history.days.map((day, place) => {
      const gross = history.gross?.[place] ?? null;
      const back = refunded.get(day) ?? 0;
      const money =
        gross === null ? null : { gross: major(gross), refunded: major(back), net: major(gross - back) };
      return { date: dayToIso(day), ...(money ?? { gross: null, refunded: null, net: null }) };
    }),
    refunds: history.refunds.map(({ refundDay, purchaseDay, amount }) => ({
      date: dayToIso(refundDay),
      purchaseDate: dayToIso(purchaseDay),
      amount: major(amount),
    })),
    unmatchedRefunds: history.unmatched.map(({ orderId, refundDay, amount }) => ({
      orderId,
      date: dayToIso(refundDay),
      amount: major(amount),
    })),
  };
}

/** Stored orders as people read them, earliest first. */
export function shownOrders(
  orders: readonly StoredOrder[],
  digits: number,
): z.infer<typeof customerExportSchema>["orders"] {
  const money = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? null : toMajor(minor, digits);
  return [...orders]
    .sort((one, other) => one.at - other.at)
    .map(({ orderId, type, orderedAt, day, amount, refundOf, revision, channel, cost }) => ({
      orderId,
      type,
      orderedAt,
      date: dayToIso(day),
      amount: money(amount),
      refundOf: refundOf ?? null,
      revision: revision ?? null,
      channel: channel ?? null,
      cost: money(cost),
    }));
}
