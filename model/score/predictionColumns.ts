import type { CustomerSummary } from "../summary.ts";

/** The summaries of many customers, one array a quantity, all of one length; units as in `CustomerSummary`. */
export type CustomerColumns = {
  [Quantity in "frequency" | "recency" | "T" | "firstDay" | "lastDay"]: ArrayLike<number>;
} & {
  /** Null for a log without amounts. */
  monetaryValue: ArrayLike<number> | null;
  /** Null for a log without amounts. */
  spend: ArrayLike<number> | null;
  /** Absent where no cost was recorded. */
  cost?: ArrayLike<number>;
  /** Number of the pattern of levels, see patternOf; asked for where the model has covariates. */
  pattern?: ArrayLike<number>;
};

/** Which of the costlier quantities are wanted, and how far ahead. */
export interface ColumnsOptions {
  /** Default: that of the settings. */
  horizonDays?: number;
  /** Low and high of orders and CLV; default true. */
  intervals?: boolean;
  /** Their 95% ends as well, at many times the cost; default false. */
  intervals95?: boolean;
  /** Median and even-chance days of the next order; default false. */
  nextOrder?: boolean;
  /** Default false. */
  residualValue?: boolean;
}

/** Every quantity of `Prediction` for many customers. NaN where one has none; null where none was asked for. */
export interface PredictionColumns {
  length: number;
  /** Whether there is money in it: a model with spend, a log with amounts. */
  hasMoney: boolean;
  probabilityAlive: Float64Array;
  probabilityOfSilence: Float64Array;
  expectedOrders: Float64Array;
  expectedOrdersLow: Float64Array | null;
  expectedOrdersHigh: Float64Array | null;
  expectedOrdersLow95: Float64Array | null;
  expectedOrdersHigh95: Float64Array | null;
  expectedOrdersIfAlive: Float64Array;
  /** The same, each discounted to now. */
  discountedOrdersIfAlive: Float64Array;
  probabilityWithinHorizon: Float64Array;
  expectedOrderValue: Float64Array | null;
  expectedRevenue: Float64Array | null;
  clv: Float64Array | null;
  clvLow: Float64Array | null;
  clvHigh: Float64Array | null;
  clvLow95: Float64Array | null;
  clvHigh95: Float64Array | null;
  clvIfAlive: Float64Array | null;
  residualValue: Float64Array | null;
  valueAtRisk: Float64Array | null;
  /** Whole days since 1970-01-01. */
  actBy: Float64Array;
  actByPassed: Uint8Array;
  medianIfAlive: Float64Array | null;
  by50: Float64Array | null;
}

/** Columns of NaN to be filled. */
export function emptyPredictionColumns(
  length: number,
  hasMoney: boolean,
  options: ColumnsOptions,
): PredictionColumns {
  const column = () => new Float64Array(length).fill(Number.NaN);
  const columnIf = (wanted: boolean | undefined) => (wanted ? column() : null);
  const intervals = (options.intervals ?? true) || options.intervals95;
  return {
    length,
    hasMoney,
    probabilityAlive: column(),
    probabilityOfSilence: column(),
    expectedOrders: column(),
    expectedOrdersLow: columnIf(intervals),
    expectedOrdersHigh: columnIf(intervals),
    expectedOrdersLow95: columnIf(options.intervals95),
    expectedOrdersHigh95: columnIf(options.intervals95),
    expectedOrdersIfAlive: column(),
    discountedOrdersIfAlive: column(),
    probabilityWithinHorizon: column(),
    expectedOrderValue: columnIf(hasMoney),
    expectedRevenue: columnIf(hasMoney),
    clv: columnIf(hasMoney),
    clvLow: columnIf(hasMoney && intervals),
    clvHigh: columnIf(hasMoney && intervals),
    clvLow95: columnIf(hasMoney && options.intervals95),
    clvHigh95: columnIf(hasMoney && options.intervals95),
    clvIfAlive: columnIf(hasMoney),
    residualValue: columnIf(hasMoney && options.residualValue),
    valueAtRisk: columnIf(hasMoney),
    actBy: column(),
    actByPassed: new Uint8Array(length),
    medianIfAlive: columnIf(options.nextOrder),
    by50: columnIf(options.nextOrder),
  };
}

/** The summary at a position, written into `into`: bulk scoring makes no garbage. */
export function readSummary(columns: CustomerColumns, i: number, into: CustomerSummary): CustomerSummary {
  into.frequency = columns.frequency[i];
  into.recency = columns.recency[i];
  into.T = columns.T[i];
  into.firstDay = columns.firstDay[i];
  into.lastDay = columns.lastDay[i];
  into.monetaryValue = columns.monetaryValue === null ? null : columns.monetaryValue[i];
  into.spend = columns.spend === null ? null : columns.spend[i];
  into.cost = columns.cost === undefined ? 0 : columns.cost[i];
  return into;
}
