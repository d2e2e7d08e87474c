import type { ShopActivity } from "../history/detectLateStart.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { hashOf } from "./hashOf.ts";
import { observedSpend } from "./observedSpend.ts";
import type { SampledCustomer, ShardStatistics } from "./statistics.ts";

/** Summaries of a log, one array a quantity; `SummaryTable` is one. */
export interface SummarisedLog {
  length: number;
  customer: ArrayLike<number>;
  frequency: Float64Array;
  monetaryValue: Float64Array | null;
  spend: Float64Array | null;
  firstDay: Int32Array;
  lastDay: Int32Array;
  logIntervals: Float64Array;
}

/**
 * What a fit needs, straight from the summaries of a log in memory: a row a customer instead of groups, which
 * the fit makes itself.
 *
 * @param daily its purchases and new customers by day
 * @param idOf the customer's id by its number in `customer`
 * @param historyOf the customer's history by the same number; asked only for the sampled ones
 */
export function statisticsOfColumns(
  log: SummarisedLog,
  asOf: number,
  daily: ShopActivity["daily"],
  idOf: (customer: number) => string,
  historyOf: (customer: number) => PurchaseHistory,
  sampleSize: number,
): ShardStatistics {
  const { length, frequency, monetaryValue, spend, firstDay, lastDay, logIntervals } = log;
  const ones = new Float64Array(length).fill(1);
  const repeats = (column: Float64Array) => column.filter((_, i) => frequency[i] > 0);
  return {
    asOf,
    customers: length,
    share: 1,
    groups: {
      frequency,
      firstDay: Float64Array.from(firstDay),
      lastDay: Float64Array.from(lastDay),
      count: ones,
      logIntervals,
    },
    daily: {
      firstDay: daily.firstDay,
      purchases: Uint32Array.from(daily.purchases),
      newCustomers: Uint32Array.from(daily.newCustomers),
    },
    spend: monetaryValue && {
      frequency: repeats(frequency),
      monetaryValue: repeats(monetaryValue),
      count: repeats(ones),
      observed: observedSpend(sum(spend!), sum(frequency) + length),
    },
    sample: sampleOf(log, idOf, historyOf, sampleSize),
    sampleSize,
  };
}

const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0);

function sampleOf(
  { length, customer }: SummarisedLog,
  idOf: (customer: number) => string,
  historyOf: (customer: number) => PurchaseHistory,
  size: number,
): SampledCustomer[] {
  const hashes = Float64Array.from({ length }, (_, i) => hashOf(idOf(customer[i])));
  const threshold = length <= size ? Infinity : hashes.toSorted()[size];
  const sample: SampledCustomer[] = [];
  for (let i = 0; i < length; i++) {
    if (hashes[i] < threshold) sample.push({ hash: hashes[i], history: historyOf(customer[i]) });
  }
  return sample.sort((p, q) => p.hash - q.hash);
}
