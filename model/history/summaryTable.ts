import type { CustomerSummary } from "../summary.ts";

/**
 * Summaries of many customers, one array a quantity; the quantities are those of `CustomerSummary`. Usable as
 * `SummaryColumns`.
 */
export class SummaryTable {
  length = 0;
  /** Position of each row's customer in the log's `customerIds`. */
  customer: Uint32Array;
  frequency: Float64Array;
  recency: Float64Array;
  T: Float64Array;
  logIntervals: Float64Array;
  /** Major units; null for a log without amounts, like `spend`. */
  monetaryValue: Float64Array | null;
  spend: Float64Array | null;
  cost: Float64Array;
  firstDay: Int32Array;
  lastDay: Int32Array;
  /** Number of each row's pattern of covariates, where a model asks for it; set from outside, of `length`. */
  pattern?: Uint32Array;

  constructor(capacity: number, hasAmounts: boolean) {
    this.customer = new Uint32Array(capacity);
    this.frequency = new Float64Array(capacity);
    this.recency = new Float64Array(capacity);
    this.T = new Float64Array(capacity);
    this.logIntervals = new Float64Array(capacity);
    this.monetaryValue = hasAmounts ? new Float64Array(capacity) : null;
    this.spend = hasAmounts ? new Float64Array(capacity) : null;
    this.cost = new Float64Array(capacity);
    this.firstDay = new Int32Array(capacity);
    this.lastDay = new Int32Array(capacity);
  }

  add(
    customer: number,
    { firstDay, lastDay, frequency, T, logIntervals, monetaryValue, spend, cost }: CustomerSummary,
  ): void {
    const asOf = firstDay + T;
    this.addRow(
      customer,
      frequency,
      firstDay,
      lastDay,
      asOf,
      logIntervals ?? 0,
      monetaryValue ?? 0,
      spend ?? 0,
      cost,
    );
  }

  /** Adds a customer without an object in between. */
  addRow(
    customer: number,
    frequency: number,
    firstDay: number,
    lastDay: number,
    asOf: number,
    logIntervals: number,
    monetaryValue: number,
    spend: number,
    cost: number,
  ): void {
    const row = this.length++;
    this.customer[row] = customer;
    this.frequency[row] = frequency;
    this.recency[row] = lastDay - firstDay;
    this.T[row] = asOf - firstDay;
    this.logIntervals[row] = logIntervals;
    if (this.monetaryValue !== null) this.monetaryValue[row] = monetaryValue;
    if (this.spend !== null) this.spend[row] = spend;
    this.cost[row] = cost;
    this.firstDay[row] = firstDay;
    this.lastDay[row] = lastDay;
  }

  /** The summary of one row. */
  at(row: number): CustomerSummary {
    return {
      frequency: this.frequency[row],
      recency: this.recency[row],
      T: this.T[row],
      logIntervals: this.logIntervals[row],
      monetaryValue: this.monetaryValue === null ? null : this.monetaryValue[row],
      spend: this.spend === null ? null : this.spend[row],
      cost: this.cost[row],
      firstDay: this.firstDay[row],
      lastDay: this.lastDay[row],
    };
  }

  /** Cuts every array to the rows there are. */
  trim(): this {
    this.customer = this.customer.subarray(0, this.length);
    this.frequency = this.frequency.subarray(0, this.length);
    this.recency = this.recency.subarray(0, this.length);
    this.T = this.T.subarray(0, this.length);
    this.logIntervals = this.logIntervals.subarray(0, this.length);
    this.monetaryValue = this.monetaryValue?.subarray(0, this.length) ?? null;
    this.spend = this.spend?.subarray(0, this.length) ?? null;
    this.cost = this.cost.subarray(0, this.length);
    this.firstDay = this.firstDay.subarray(0, this.length);
    this.lastDay = this.lastDay.subarray(0, this.length);
    return this;
  }
}
