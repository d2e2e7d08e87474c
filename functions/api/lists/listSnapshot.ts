import type { ListFilters, ListSort } from "../../contract/schemas/lists.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { rowFilter } from "../../scoring/lists/rowFilter.ts";
import { rowAt } from "../../scoring/snapshot/rowAt.ts";

/** CLV is sorted by the live index. */
export type SnapshotSort = Exclude<ListSort, "clv">;

/** Places in the snapshot of a segment's members that meet the filters, in no order. */
export function membersIn(snapshot: Snapshot, segment: string, filters: ListFilters): number[] {
  const code = snapshot.segments.indexOf(segment);
  const meets = rowFilter(filters);
  const places: number[] = [];
  snapshot.columns.segment.forEach((of, place) => {
    if (of === code && meets(rowAt(snapshot, place))) places.push(place);
  });
  return places;
}

/** Sorts places in the snapshot, best first; ties by id, those without the value last. */
export function sortPlaces(snapshot: Snapshot, places: number[], sort: SnapshotSort): number[] {
  const { columns, customerIds } = snapshot;
  const weight: Record<SnapshotSort, (place: number) => number> = {
    churn: (place) => 1 - columns.probabilityAlive[place]!,
    valueAtRisk: (place) => columns.valueAtRisk[place]!,
    lastOrder: (place) => columns.lastDay[place]!,
    actBy: (place) => -columns.actBy[place]!,
  };
  const value = (place: number) => {
    const known = weight[sort](place);
    return Number.isNaN(known) ? Number.NEGATIVE_INFINITY : known;
  };
  return places.sort((one, other) => {
    const [first, second] = [value(one), value(other)];
    if (first !== second) return first > second ? -1 : 1;
    return customerIds[one]! < customerIds[other]! ? -1 : 1;
  });
}
