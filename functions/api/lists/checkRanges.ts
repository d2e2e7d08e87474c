import type { ListFilters } from "../../contract/schemas/lists.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

const ranges = [
  ["minClv", "maxClv"],
  ["minChurn", "maxChurn"],
  ["minValueAtRisk", "maxValueAtRisk"],
  ["minOrders", "maxOrders"],
  ["lastOrderAfter", "lastOrderBefore"],
  ["actByAfter", "actByBefore"],
] as const satisfies [keyof ListFilters, keyof ListFilters][];

/**
 * A filter to be kept must leave room for somebody.
 *
 * @param at path in front of every field
 * @throws {InvalidRequest} naming every range that ends before it begins
 */
export function checkRanges(filters: ListFilters, at = ""): void {
  const empty = ranges.flatMap(([from, to]) => {
    const [first, last] = [filters[from], filters[to]];
    if (first === undefined || last === undefined || first <= last) return [];
    return problem(`${at}${to}`, last, `lies below ${from}, ${first}: nobody meets both`);
  });
  if (empty.length > 0) throw new InvalidRequest(empty);
}
