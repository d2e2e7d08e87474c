import { minorDigits } from "../../../model/money/minorDigits.ts";
import type { Settings } from "../../contract/settings.ts";
import type { EventType, News } from "../../contract/webhook.ts";
import { toListed } from "../../scoring/lists/toListed.ts";
import type { Customer, CustomerRow } from "../../store/types.ts";
import { newsId } from "./newsId.ts";

/** A first row is news of a customer this new, in days; of older ones it is a history that was sent in. */
const newForDays = 7;

export interface RowNews {
  /** All that is to be told of the customer, what was not told before too; absent where nothing was added. */
  news?: News[];
  actByTold?: number;
}

/** What a customer's item said before; null where there was none. */
type Before = Pick<Customer, "row" | "version" | "news" | "actByTold"> | null;

/**
 * What a new row has to tell: that the segment changed, and that the act-by date is reached: it lay ahead, and does so
 * no more, once for each silence however the date moves.
 *
 * @param now milliseconds
 */
export function newsOfRow(
  customerId: string,
  before: Before,
  after: CustomerRow | null,
  heard: ReadonlySet<EventType>,
  { now, settings }: { now: number; settings: Settings },
): RowNews {
  if (heard.size === 0) return {};
  const added: News[] = [];
  const tell = (type: EventType, data: Record<string, unknown>) => {
    const id = newsId(type, now, [customerId, before?.version ?? 0]);
    added.push({ id, type, at: now, data: { customerId, ...data } });
  };
  const row = before?.row ?? null;
  if (heard.has("segment.changed") && changed(row, after))
    tell("segment.changed", {
      from: row?.segment ?? null,
      to: after?.segment ?? null,
      ...(after && figures(customerId, after, settings)),
    });
  const reached =
    heard.has("customer.act_by_reached") && row && after && isReached(row, after, before?.actByTold);
  if (reached)
    tell("customer.act_by_reached", {
      segment: after.segment,
      ...figures(customerId, after, settings),
    });
  if (added.length === 0) return {};
  return {
    news: [...(before?.news ?? []), ...added],
    ...(reached && { actByTold: after.lastDay }),
  };
}

function changed(before: CustomerRow | null, after: CustomerRow | null): boolean {
  if (before === null) return after !== null && after.firstDay >= after.scoredOn - newForDays;
  return before.segment !== after?.segment;
}

function isReached(before: CustomerRow, after: CustomerRow, toldAfter: number | undefined): boolean {
  const layAhead = before.actBy === null || before.actBy > before.scoredOn;
  return layAhead && after.actBy !== null && after.actBy <= after.scoredOn && toldAfter !== after.lastDay;
}

/** What lists show of the customer, of which an event carries the figures that campaigns ask for. */
function figures(customerId: string, row: CustomerRow, settings: Settings) {
  const { clv, churnProbability, valueAtRisk, expectedOrders, actBy, lastOrder, orders, scoredOn } = toListed(
    { ...row, customerId },
    minorDigits(settings.currency),
  );
  return {
    clv,
    churnProbability,
    valueAtRisk,
    expectedOrders,
    actBy,
    lastOrder,
    orders,
    scoredOn,
    currency: settings.currency,
  };
}
