import type { Settings } from "../contract/settings.ts";
import type { CustomerRow } from "../store/types.ts";

/** Expected orders stand for money in a log without amounts: a tenth of an order is their unit. */
const ordersUnit = 0.1;

/**
 * Whether a fresh row is worth the write: the segment or the rule changed, CLV moved by more than the tolerated
 * share and units, P(alive) by the tolerated step, the act-by date passed since, or the purchases themselves
 * changed. Writes dominate the bill, so what moved less stays as it was.
 *
 * @param before what is stored; null when nothing is yet
 */
export function rowChanged(
  before: CustomerRow | null,
  after: CustomerRow,
  settings: Pick<Settings, "clvTolerance" | "aliveTolerance">,
): boolean {
  if (before === null) return true;
  const { share, units } = settings.clvTolerance;
  return (
    before.segment !== after.segment ||
    before.rule !== after.rule ||
    hasOtherPurchases(before, after) ||
    hasMoved(before.clv, after.clv, share, units) ||
    (after.clv === null && hasMoved(before.expectedOrders, after.expectedOrders, share, ordersUnit)) ||
    Math.abs(after.probabilityAlive - before.probabilityAlive) >= settings.aliveTolerance - 1e-9 ||
    hasPassed(before, after)
  );
}

function hasOtherPurchases(before: CustomerRow, after: CustomerRow): boolean {
  return (["firstDay", "lastDay", "orders", "spend", "channel"] as const).some(
    (field) => before[field] !== after[field],
  );
}

function hasMoved(before: number | null, after: number | null, share: number, units: number): boolean {
  if (before === null || after === null) return before !== after;
  const step = Math.abs(after - before);
  return step > share * Math.abs(before) && step > units;
}

/** The customer crossed the line between the day the stored row was made and now; by the date stored or the new one. */
function hasPassed(before: CustomerRow, after: CustomerRow): boolean {
  const passes = (day: number | null) => day !== null && day >= before.scoredOn && day < after.scoredOn;
  return passes(before.actBy) || passes(after.actBy);
}
