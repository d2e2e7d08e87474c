import { rowAttributes } from "../contract/tables.ts";
import { decodeHistory } from "../../model/history/decodeHistory.ts";
import { encodeHistory } from "../../model/history/encodeHistory.ts";
import type { PurchaseHistory } from "../../model/history/purchaseHistory.ts";
import { newsOfItem, newsToItem } from "./newsAttributes.ts";
import { clvRank, segmentShard } from "./segmentIndex.ts";
import { decodeSignals, encodeSignals } from "./signalsAttribute.ts";
import type { Customer, CustomerRow } from "./types.ts";

type Item = Record<string, unknown>;

const noHistory: PurchaseHistory = { days: [], gross: null, freeDays: [], refunds: [], unmatched: [] };

/** What a list is sorted by: CLV, or expected orders where a log has no amounts. */
export function rankedBy(row: Pick<CustomerRow, "clv" | "expectedOrders">): number {
  return row.clv ?? row.expectedOrders;
}

/** A row as attributes of the customer's item, with its place in the segment index. */
export function rowToItem(customerId: string, row: CustomerRow): Item {
  const item: Item = {
    segmentShard: segmentShard(row.segment, customerId),
    clvRank: clvRank(rankedBy(row), customerId),
  };
  for (const name of rowAttributes) item[name] = storable(row[name]);
  return item;
}

/** DynamoDB takes numbers from 1e-130 on; a chance as small as that is none. */
function storable<T>(value: T): T | 0 {
  return typeof value === "number" && Math.abs(value) < 1e-100 ? 0 : value;
}

/** The row on an item, null if it has none. */
export function rowOfItem(item: Item): CustomerRow | null {
  if (item.segment === undefined) return null;
  const row: Item = {};
  for (const name of rowAttributes) if (item[name] !== undefined) row[name] = item[name];
  return row as unknown as CustomerRow;
}

export function customerToItem(customer: Omit<Customer, "version">, version: number): Item {
  const { customerId, history, digest, signals, firstChannel, channel, row } = customer;
  return {
    ...(row ? rowToItem(customerId, row) : {}),
    ...newsToItem(customer.news, customerId),
    actByTold: customer.actByTold,
    customerId,
    version,
    history: encodeHistory(history),
    digest,
    signals: signals && encodeSignals(signals),
    signalDigest: customer.signalDigest,
    membershipDigest: customer.membershipDigest,
    firstChannel,
    channel: channel ?? row?.channel,
    referredDays: customer.referredDays,
  };
}

/** An item that was only marked stale has no history yet: it reads as an empty one. */
export function customerOfItem(item: Item): Customer {
  return {
    customerId: item.customerId as string,
    version: item.version as number,
    history: item.history ? decodeHistory(item.history as Uint8Array) : noHistory,
    digest: (item.digest as string) ?? "",
    ...(item.signals === undefined ? {} : { signals: decodeSignals(item.signals as string | Uint8Array) }),
    ...(item.signalDigest === undefined ? {} : { signalDigest: item.signalDigest as string }),
    ...(item.membershipDigest === undefined ? {} : { membershipDigest: item.membershipDigest as string }),
    firstChannel: item.firstChannel as string | undefined,
    channel: item.channel as string | undefined,
    ...(item.referredDays === undefined ? {} : { referredDays: item.referredDays as number[] }),
    row: rowOfItem(item),
    ...(item.news === undefined ? {} : { news: newsOfItem(item) }),
    ...(item.actByTold === undefined ? {} : { actByTold: item.actByTold as number }),
    stale: item.stale === true,
  };
}
