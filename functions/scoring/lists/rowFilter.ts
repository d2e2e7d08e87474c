import { isoToDay } from "../../../model/time/isoToDay.ts";
import type { ListFilters } from "../../contract/schemas/lists.ts";
import type { CustomerRow } from "../../store/types.ts";

/** What filters look at; null (or NaN, in a snapshot) where a customer has no such value. */
export type FilteredRow = Pick<
  CustomerRow,
  "clv" | "probabilityAlive" | "valueAtRisk" | "orders" | "lastDay" | "actBy" | "channel"
>;

/**
 * Makes the test that a row meets every filter given. A row without the value a filter asks about is left out.
 * Dates are exclusive, numbers inclusive.
 */
export function rowFilter(filters: ListFilters): (row: FilteredRow) => boolean {
  const day = (iso: string | undefined) => (iso === undefined ? undefined : isoToDay(iso));
  const lastAfter = day(filters.lastOrderAfter);
  const lastBefore = day(filters.lastOrderBefore);
  const actAfter = day(filters.actByAfter);
  const actBefore = day(filters.actByBefore);
  const { minClv, maxClv, minChurn, maxChurn, minValueAtRisk, maxValueAtRisk, minOrders, maxOrders } =
    filters;
  return (row) =>
    within(row.clv, minClv, maxClv) &&
    within(1 - row.probabilityAlive, minChurn, maxChurn) &&
    within(row.valueAtRisk, minValueAtRisk, maxValueAtRisk) &&
    within(row.orders, minOrders, maxOrders) &&
    between(row.lastDay, lastAfter, lastBefore) &&
    between(row.actBy, actAfter, actBefore) &&
    (filters.channel === undefined || row.channel === filters.channel);
}

function within(value: number | null, least: number | undefined, most: number | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  return value !== null && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

function between(day: number | null, after: number | undefined, before: number | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  return day !== null && day > (after ?? -Infinity) && day < (before ?? Infinity);
}
