import type { CustomerRow, SegmentTotals } from "../../store/types.ts";

export type Totals = Record<string, SegmentTotals>;

type Counted = Pick<CustomerRow, "segment" | "clv" | "valueAtRisk" | "expectedOrders"> | null;

/** Adds to totals what the rewriting of one row changes; a move counts in both segments. */
export function addDelta(totals: Totals, before: Counted, after: Counted): void {
  const moved = before?.segment !== after?.segment ? 1 : 0;
  if (before) add(totals, before, -1, moved);
  if (after) add(totals, after, 1, moved);
}

function add(totals: Totals, row: NonNullable<Counted>, sign: number, moves: number): void {
  totals[row.segment] ??= { customers: 0, clv: 0, valueAtRisk: 0, expectedOrders: 0, moves: 0 };
  const total = totals[row.segment];
  total.customers += sign;
  total.clv += sign * (row.clv ?? 0);
  total.valueAtRisk += sign * (row.valueAtRisk ?? 0);
  total.expectedOrders += sign * row.expectedOrders;
  total.moves += moves;
}

/** The sum of totals, segment by segment. */
export function sumTotals(parts: readonly Totals[]): Totals {
  const sum: Totals = {};
  for (const part of parts) {
    for (const [segment, of] of Object.entries(part)) {
      sum[segment] ??= { customers: 0, clv: 0, valueAtRisk: 0, expectedOrders: 0, moves: 0 };
      for (const quantity of Object.keys(of) as (keyof SegmentTotals)[])
        sum[segment][quantity] += of[quantity];
    }
  }
  return sum;
}

/** Whether two totals say the same, to a millionth: what storage keeps of them. */
export function sameTotals(a: Totals, b: Totals): boolean {
  const segments = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...segments].every((segment) => {
    const [one, other] = [a[segment], b[segment]];
    if (!one || !other) return false;
    return (Object.keys(one) as (keyof SegmentTotals)[]).every(
      (quantity) => Math.abs(one[quantity] - other[quantity]) <= 1e-5,
    );
  });
}
