import { type BgbbColumns, type BgbbSummary, requireBgbbSummary } from "./params.ts";

/** Customers with the same history, counted once. */
export interface BgbbGroups {
  histories: BgbbSummary[];
  weight: number[];
  customers: number;
  /** Those with at least one purchase after the first. */
  repeaters: number;
  purchases: number;
  /** The most opportunities anybody had. */
  mostPeriods: number;
}

/** @throws {RangeError} naming the row of a history no customer can have */
export function groupHistories(data: BgbbColumns | readonly BgbbSummary[], who: string): BgbbGroups {
  const columns = toColumns(data);
  const { frequency, recency, n, weight } = columns;
  const groups = new Map<string, { history: BgbbSummary; count: number }>();
  for (let i = 0; i < frequency.length; i++) {
    const history = { frequency: frequency[i], recency: recency[i], n: n[i] };
    requireBgbbSummary(who, history, ` (row ${i})`);
    const count = weight === undefined ? 1 : weight[i];
    if (!(count >= 0 && count < Infinity)) {
      throw new RangeError(`${who} requires a weight >= 0: ${count} (row ${i})`);
    }
    const key = `${history.frequency},${history.recency},${history.n}`;
    const group = groups.get(key);
    if (group) group.count += count;
    else groups.set(key, { history, count });
  }
  const all = [...groups.values()].filter(({ count }) => count > 0);
  const sum = (of: (history: BgbbSummary) => number) =>
    all.reduce((total, { history, count }) => total + count * of(history), 0);
  return {
    histories: all.map(({ history }) => history),
    weight: all.map(({ count }) => count),
    customers: sum(() => 1),
    repeaters: sum((history) => (history.frequency > 0 ? 1 : 0)),
    purchases: sum((history) => history.frequency),
    mostPeriods: all.reduce((most, { history }) => Math.max(most, history.n), 0),
  };
}

function toColumns(data: BgbbColumns | readonly BgbbSummary[]): BgbbColumns {
  if (!Array.isArray(data)) return data as BgbbColumns;
  const list = data as readonly BgbbSummary[];
  return {
    frequency: list.map((one) => one.frequency),
    recency: list.map((one) => one.recency),
    n: list.map((one) => one.n),
  };
}
