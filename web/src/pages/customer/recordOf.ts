import type { History } from "./answers.ts";

/** One line of a customer's record. */
export interface RecordLine {
  date: string;
  /** As `eventWords` names it. */
  kind: string;
  /** Words of `eventWords`, and values that stand as they are. */
  details: (string | number)[];
  /** Major units; taken back where negative. */
  amount: number | null;
}

/** Orders, signals and memberships of a customer as one record, the latest first. */
export function recordOf({ orders, signals, memberships }: History): RecordLine[] {
  const lines = [
    ...orders.map(
      ({ date, type, orderId, channel, amount }): RecordLine => ({
        date,
        kind: type,
        details: [orderId, channel].filter((part) => part !== null),
        amount: amount === null ? null : type === "refund" ? -amount : amount,
      }),
    ),
    ...signals.map((signal): RecordLine => {
      const { date, kind } = signal;
      return { date, kind, details: detailsOf(signal), amount: amountOf(signal) };
    }),
    ...memberships.map(
      ({ date, type, plan, amount }): RecordLine => ({ date, kind: type, details: [plan], amount }),
    ),
  ];
  // Both are in order of time already: of one day, the later line of each stays above the earlier.
  return lines
    .map((line, place) => ({ line, place }))
    .sort((one, other) => other.line.date.localeCompare(one.line.date) || other.place - one.place)
    .map(({ line }) => line);
}

/** What of a signal says most, in the order one would say it. */
const telling = [
  "value",
  "action",
  "category",
  "channel",
  "state",
  "purpose",
  "reason",
  "productId",
  "orderId",
];

function detailsOf(signal: History["signals"][number]): (string | number)[] {
  const fields: Record<string, unknown> = signal;
  const details = telling
    .map((name) => fields[name])
    .filter((value) => typeof value === "string" || typeof value === "number");
  const { count } = fields;
  if (typeof count === "number" && count > 1) details.push(`× ${count}`);
  if (signal.kind === "complaint") details.push(fields.resolvedAt ? "resolved" : "unresolved");
  return details;
}

function amountOf(signal: History["signals"][number]): number | null {
  const { amount, cost } = signal as Record<string, unknown>;
  const paid = amount ?? cost;
  return typeof paid === "number" ? -paid : null;
}
