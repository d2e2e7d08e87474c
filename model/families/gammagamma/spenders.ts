import { indexDistinct } from "../indexDistinct.ts";
import type { Spend, SpendColumns } from "./spend.ts";

/** Customers whose spend can be fitted, in units of their typical spend. */
export interface Spenders {
  frequencies: Float64Array;
  /** For each customer the position of x above, the total spend over the x purchases, and the weight. */
  index: Int32Array;
  totals: Float64Array;
  weight: Float64Array;
  customers: number;
  /** Money in one unit: the geometric mean of the mean spends, over all customers. */
  unit: number;
  /** Mean of the mean spends, major units. */
  mean: number;
  largest: number;
  /** Σ ln m, m in major units. */
  logMeans: number;
}

/**
 * Picks those with at least one purchase and a mean spend above zero: the rest (one-time buyers, fully refunded,
 * without amounts) say nothing of how spends differ.
 */
export function spendersOf(spends: SpendColumns | readonly Spend[]): Spenders {
  const columns = toSpendColumns(spends);
  const { frequency, monetaryValue, weight } = columns;
  const rows = new Int32Array(frequency.length);
  let count = 0;
  for (let i = 0; i < frequency.length; i++) {
    const m = monetaryValue[i];
    if (frequency[i] >= 1 && m > 0 && m < Infinity && (weight === undefined || weight[i] > 0))
      rows[count++] = i;
  }
  const kept = rows.subarray(0, count);
  const weights = new Float64Array(count).fill(1);
  const x = new Float64Array(count);
  const totals = new Float64Array(count);
  let [customers, sum, logMeans, largest] = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const m = monetaryValue[kept[k]];
    if (weight !== undefined) weights[k] = weight[kept[k]];
    x[k] = frequency[kept[k]];
    totals[k] = x[k] * m;
    customers += weights[k];
    sum += weights[k] * m;
    logMeans += weights[k] * Math.log(m);
    if (m > largest) largest = m;
  }
  const unit = count > 0 ? Math.exp(logMeans / customers) : 1;
  for (let k = 0; k < count; k++) totals[k] /= unit;
  const { values, index } = indexDistinct(x);
  const mean = count > 0 ? sum / customers : 0;
  return { frequencies: values, index, totals, weight: weights, customers, unit, mean, largest, logMeans };
}

function toSpendColumns(spends: SpendColumns | readonly Spend[]): SpendColumns {
  if (!Array.isArray(spends)) return spends as SpendColumns;
  const list = spends as readonly Spend[];
  return {
    frequency: Float64Array.from(list, (s) => s.frequency),
    monetaryValue: Float64Array.from(list, (s) => s.monetaryValue ?? Number.NaN),
  };
}

/** The spenders without those marked; the same object where none is. */
export function keptSpenders(spenders: Spenders, left: Uint8Array): Spenders {
  if (!left.includes(1)) return spenders;
  const { frequencies, unit } = spenders;
  const kept = Int32Array.from(left.keys()).filter((i) => left[i] === 0);
  const index = kept.map((i) => spenders.index[i]);
  const totals = Float64Array.from(kept, (i) => spenders.totals[i]);
  const weight = Float64Array.from(kept, (i) => spenders.weight[i]);
  let [customers, sum, logMeans, largest] = [0, 0, 0, 0];
  for (let k = 0; k < kept.length; k++) {
    const m = (unit * totals[k]) / frequencies[index[k]];
    customers += weight[k];
    sum += weight[k] * m;
    logMeans += weight[k] * Math.log(m);
    if (m > largest) largest = m;
  }
  return { ...spenders, index, totals, weight, customers, mean: sum / customers, largest, logMeans };
}

/** Every so-manieth spender, of at most `most`: enough to come near the optimum. */
export function partOfSpenders(spenders: Spenders, most: number): Spenders {
  const stride = Math.ceil(spenders.totals.length / most);
  const kept = Int32Array.from({ length: Math.floor(spenders.totals.length / stride) }, (_, i) => i * stride);
  const weight = Float64Array.from(kept, (i) => spenders.weight[i]);
  return {
    ...spenders,
    index: kept.map((i) => spenders.index[i]),
    totals: Float64Array.from(kept, (i) => spenders.totals[i]),
    weight,
    customers: weight.reduce((sum, w) => sum + w, 0),
  };
}
