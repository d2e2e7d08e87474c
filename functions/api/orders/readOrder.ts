import { orderSchema } from "../../contract/schemas/orders.ts";
import type { StoredOrder } from "../../contract/order.ts";
import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { contactAdvice, contactLike } from "../../orders/contactLike.ts";
import { isFuture } from "../../../model/time/isFuture.ts";
import { parseTimestamp } from "../../../model/time/parseTimestamp.ts";
import { fieldProblems, problem } from "../problems/fieldProblems.ts";
import { readMoney } from "./readMoney.ts";
import { readRevision } from "./readRevision.ts";

/** What reading an order depends on besides the order. */
export interface OrderContext {
  currency: string;
  timeZone: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether no order of the request has an amount, so that none is missed. */
  amountless: boolean;
  /** Whether the shop's orders so far have amounts; not known where absent. */
  shopHasAmounts?: boolean;
}

export type ReadOrder = { order: StoredOrder; problems: null } | { order: null; problems: FieldProblem[] };

/**
 * Turns an order as sent into one as stored, or names everything that is wrong with it.
 *
 * @param at path in front of every field named, e.g. "customers[2].orders[0]"
 */
export function readOrder(item: unknown, context: OrderContext, at = ""): ReadOrder {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, value: unknown, message: string) => {
    const path = at === "" ? field : `${at}.${field}`;
    if (!problems.some((known) => known.field === path)) problems.push(problem(path, value, message));
  };
  const fields = isRecord(item) ? item : {};
  const amount = readAmount(fields, context, refuse);
  const cost =
    fields.cost === undefined ? undefined : readMoney(fields.cost, "cost", context.currency, refuse);
  const revision = readRevision(fields.revision, refuse);
  const time = readTime(fields.orderedAt, context, refuse);
  checkCurrency(fields.currency, context.currency, refuse);
  for (const field of ["customerId", "orderId", "refundOf"]) checkContact(field, fields[field], refuse);
  const shape = orderSchema.safeParse(item);
  if (!shape.success)
    for (const found of fieldProblems(shape.error.issues, item))
      refuse(found.field, found.value, found.message);
  if (!shape.success || problems.length > 0 || time === null) return { order: null, problems };
  const { orderId, customerId, orderedAt, type = "order", refundOf, channel } = shape.data;
  if (refundOf !== undefined && type === "order") {
    refuse("refundOf", refundOf, 'belongs to a refund; send type "refund" with it');
    return { order: null, problems };
  }
  if (type === "refund" && amount === 0) {
    refuse("amount", fields.amount, "of a refund must be more than 0");
    return { order: null, problems };
  }
  const order: StoredOrder = { customerId, orderId, type, orderedAt, ...time, amount };
  if (refundOf !== undefined) order.refundOf = refundOf;
  if (revision !== undefined) order.revision = revision;
  if (channel !== undefined) order.channel = channel;
  if (cost !== undefined && cost !== null) order.cost = cost;
  return { order, problems: null };
}

type Refuse = (field: string, value: unknown, message: string) => void;

function readAmount(fields: Record<string, unknown>, context: OrderContext, refuse: Refuse): number | null {
  const { amount } = fields;
  if (amount !== undefined) return readMoney(amount, "amount", context.currency, refuse);
  if (!context.amountless)
    refuse(
      "amount",
      undefined,
      "is missing, though other orders of the request have one; leave it out of all or of none",
    );
  else if (context.shopHasAmounts)
    refuse(
      "amount",
      undefined,
      "is missing, though the shop's orders have amounts: without it this customer would have no value; for a free order send 0",
    );
  return null;
}

function readTime(orderedAt: unknown, { timeZone, now }: OrderContext, refuse: Refuse) {
  if (typeof orderedAt !== "string") return null;
  try {
    const time = parseTimestamp(orderedAt, timeZone);
    if (isFuture(time.at, now, timeZone)) {
      refuse("orderedAt", orderedAt, "lies more than 24 h ahead of the server's clock");
      return null;
    }
    return time;
  } catch (error) {
    refuse("orderedAt", orderedAt, (error as RangeError).message.replace(/^\w+ requires/, "requires"));
    return null;
  }
}

function checkCurrency(currency: unknown, own: string, refuse: Refuse): void {
  if (typeof currency === "string" && currency !== own)
    refuse("currency", currency, `is not the shop's currency; only ${own} is accepted`);
}

function checkContact(field: string, id: unknown, refuse: Refuse): void {
  const kind = typeof id === "string" ? contactLike(id) : null;
  if (kind !== null) refuse(field, id, contactAdvice(kind));
}

function isRecord(item: unknown): item is Record<string, unknown> {
  return typeof item === "object" && item !== null && !Array.isArray(item);
}
