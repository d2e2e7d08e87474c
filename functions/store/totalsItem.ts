import type { SegmentTotals } from "./types.ts";

const quantities = ["customers", "clv", "valueAtRisk", "expectedOrders", "moves"] as const;

/** Six decimals: sums of many additions must stay within the 38 digits of a stored number. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/** Totals as top-level attributes `quantity|segment`: each can be added to by itself. */
export function totalsToItem(totals: Record<string, SegmentTotals>): Record<string, number> {
  const item: Record<string, number> = {};
  for (const [segment, of] of Object.entries(totals)) {
    for (const quantity of quantities) item[`${quantity}|${segment}`] = rounded(of[quantity]);
  }
  return item;
}

export function itemToTotals(item: Record<string, unknown>): Record<string, SegmentTotals> {
  const totals: Record<string, SegmentTotals> = {};
  for (const [name, value] of Object.entries(item)) {
    const bar = name.indexOf("|");
    const quantity = quantities.find((known) => known === name.slice(0, bar));
    if (bar < 0 || quantity === undefined) continue;
    const segment = name.slice(bar + 1);
    totals[segment] ??= { customers: 0, clv: 0, valueAtRisk: 0, expectedOrders: 0, moves: 0 };
    totals[segment][quantity] = rounded(Number(value));
  }
  return totals;
}

/** The update that adds deltas to stored totals; null when there is nothing to add. */
export function totalsToAdd(deltas: Record<string, SegmentTotals>) {
  const entries = Object.entries(totalsToItem(deltas)).filter(([, value]) => value !== 0);
  if (entries.length === 0) return null;
  return {
    UpdateExpression: `ADD ${entries.map((_, i) => `#q${i} :q${i}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#q${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], i) => [`:q${i}`, value])),
  };
}
