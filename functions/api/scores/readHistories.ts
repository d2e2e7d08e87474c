import type { z } from "zod";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import type { StoredOrder } from "../../contract/order.ts";
import type { FieldProblem } from "../../contract/schemas/problem.ts";
import type { computeSchema } from "../../contract/schemas/scores.ts";
import type { AppDeps } from "../deps.ts";
import { readOrder } from "../orders/readOrder.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

/** A history sent to be scored, and forgotten. */
export interface SentHistory {
  customerId: string;
  history: PurchaseHistory;
}

/**
 * Builds the histories of a request from its orders. Orders without an id get one by their place.
 *
 * @throws {InvalidRequest} naming every fault of every order, and ids that come twice
 */
export function readHistories(
  { customers }: z.infer<typeof computeSchema>,
  { settings, now }: AppDeps,
): SentHistory[] {
  const items = customers.flatMap(({ orders }) => orders) as ({ amount?: unknown } | null)[];
  const amountless = items.every((item) => item?.amount === undefined);
  const context = { currency: settings.currency, timeZone: settings.timeZone, now: now(), amountless };
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  const histories = customers.map(({ customerId, orders }, place) => {
    if (seen.has(customerId))
      problems.push(problem(`customers[${place}].customerId`, customerId, "comes twice"));
    seen.add(customerId);
    const stored = new Map<string, StoredOrder>();
    for (const [index, sent] of orders.entries()) {
      const at = `customers[${place}].orders[${index}]`;
      const read = readOrder(withIds(sent, customerId, index), context, at);
      if (read.order && read.order.customerId !== customerId)
        problems.push(
          problem(`${at}.customerId`, read.order.customerId, "is not the customer it is listed under"),
        );
      if (read.problems) problems.push(...read.problems);
      else stored.set(read.order.orderId, read.order);
    }
    return { customerId, history: buildHistory([...stored.values()]) };
  });
  if (problems.length > 0) throw new InvalidRequest(problems);
  return histories;
}

function withIds(sent: unknown, customerId: string, index: number): unknown {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return sent;
  return { customerId, orderId: `order-${index}`, ...sent };
}
