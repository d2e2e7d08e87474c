import type { ToldEvidence } from "../ambassadors/evidence.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";

/**
 * What a fit needs of a shop as of one date, much smaller than its histories: the nightly `summarise` step
 * collects it per scan shard, `fit` merges the shards. At one as-of date (x, first day, last day) has as many
 * groups as (x, t_x, T), and it still knows the calendar.
 */
export interface ShardStatistics {
  /** The date of the summaries, whole days since 1970-01-01. */
  asOf: number;
  /** Customers with a purchase by `asOf`. */
  customers: number;
  /** Share of the customers that `groups` and `spend` stand for: 1, or 1/2, 1/4, ... beyond `maxGroups`. */
  share: number;
  groups: CustomerGroups;
  daily: DailyCounts;
  /** Groups of repeaters by mean spend; null for a log without amounts. */
  spend: SpendGroups | null;
  /** The customers of lowest hash, the same ones however the shop is cut into shards. */
  sample: SampledCustomer[];
  /** How many `sample` may hold at most. */
  sampleSize: number;
}

/** Customers alike in repeat purchases and in first and last day; one array a quantity, of one length. */
export interface CustomerGroups {
  frequency: Float64Array;
  firstDay: Float64Array;
  lastDay: Float64Array;
  count: Float64Array;
  /** Sum over the group's customers of their sums of ln of the intervals between purchases. */
  logIntervals: Float64Array;
}

/** Repeaters alike in repeat purchases and in mean net spend of the repeat days (major units). */
export interface SpendGroups {
  frequency: Float64Array;
  monetaryValue: Float64Array;
  count: Float64Array;
  /** Net spend to date (major units) and purchases of everyone, one-time buyers included. */
  observed: { spend: number; purchases: number };
}

/** By day: entry i is of day `firstDay + i`. */
export interface DailyCounts {
  firstDay: number;
  /** Purchase days of any customer, first ones included. */
  purchases: Uint32Array;
  /** Customers who bought for the first time. */
  newCustomers: Uint32Array;
}

export interface SampledCustomer {
  /** 32-bit hash of the customer's id; orders the sample. */
  hash: number;
  history: PurchaseHistory;
  /** What signals say of the customer as of the statistics' date; absent where there are none. */
  told?: ToldEvidence;
}

export interface StatisticsOptions {
  /** Whole days since 1970-01-01. */
  asOf: number;
  /** Digits of the currency's minor unit. */
  digits: number;
  /** Where the log really begins: earlier purchases count for nobody. */
  historyStartsAt?: number;
  /** Histories kept for the search of recipes; default 50,000. */
  sampleSize?: number;
  /** Beyond so many groups customers are sampled; default 2,000,000; a shard takes its part of it. */
  maxGroups?: number;
}
