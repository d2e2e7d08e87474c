import type { ScoredLog } from "./scoreLog.ts";

/** What a segment holds; money in major units, null without amounts. */
export interface SegmentTotal {
  segment: string;
  label: { en: string; ar: string };
  customers: number;
  /** Predicted CLV of its customers. */
  value: number | null;
  /** Totalled only where customers are at risk. */
  valueAtRisk: number | null;
  expectedOrders: number;
}

/** Totals by segment, in the order of the rules; rules of one segment add up. */
export function segmentTotals({ ruleset, rules, facts, model, customers }: ScoredLog): SegmentTotal[] {
  const money = model.spend !== null && customers.spend !== null;
  const totals = new Map<string, SegmentTotal>();
  const byRule = ruleset.rules.map(({ segment, label }) => {
    const known = totals.get(segment);
    if (known !== undefined) return known;
    const risky = segment === "at_risk";
    const total = {
      segment,
      label,
      customers: 0,
      value: money ? 0 : null,
      valueAtRisk: money && risky ? 0 : null,
      expectedOrders: 0,
    };
    totals.set(segment, total);
    return total;
  });
  rules.forEach((rule, row) => {
    const total = byRule[rule];
    total.customers++;
    total.expectedOrders += facts.expectedOrders[row];
    if (total.value !== null) total.value += facts.predictedValue[row];
    if (total.valueAtRisk !== null) total.valueAtRisk += facts.valueAtRisk[row];
  });
  return [...totals.values()];
}
