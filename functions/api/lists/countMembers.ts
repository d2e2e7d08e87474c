import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { ListFilters } from "../../contract/schemas/lists.ts";
import type { AppDeps } from "../deps.ts";
import { membersIn } from "./membersIn.ts";
import { sumKnown } from "./sumKnown.ts";

/** Counts and values a segment's members that meet the filters, as of the last night; null before the first. */
export async function countMembers(deps: AppDeps, segment: string, filters: ListFilters) {
  const snapshot = await deps.snapshot();
  if (snapshot === null) return null;
  const places = membersIn(snapshot, segment, filters);
  return {
    customers: places.length,
    clv: sumKnown(snapshot.columns.clv, places),
    valueAtRisk: segment === "at_risk" ? sumKnown(snapshot.columns.valueAtRisk, places) : null,
    asOf: dayToIso(snapshot.asOf),
  };
}
