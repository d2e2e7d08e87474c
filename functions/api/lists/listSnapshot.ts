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

/** Lists sorted lately, by snapshot: pages of a walk sort once. */
const sorted = new WeakMap<Snapshot, Map<string, RankedPlaces>>();
const kept = 16;

/** Places in a snapshot, best first, with the rank each is sorted by; equal ranks by id. */
export interface RankedPlaces {
  places: number[];
  rankOf: (place: number) => number;
}

/**
 * A segment's members that meet the filters, by a sort other than CLV; those without the value come last.
 *
 * @param list names segment, filters and sort together
 */
export function sortedMembers(
  snapshot: Snapshot,
  list: string,
  segment: string,
  query: ListFilters & { sort: SnapshotSort },
): RankedPlaces {
  const lists = sorted.get(snapshot) ?? new Map<string, RankedPlaces>();
  sorted.set(snapshot, lists);
  const known = lists.get(list);
  if (known) return known;
  const rankOf = ranking(snapshot, query.sort);
  const { customerIds } = snapshot;
  const places = membersIn(snapshot, segment, query).sort((one, other) => {
    const [first, second] = [rankOf(one), rankOf(other)];
    if (first !== second) return first > second ? -1 : 1;
    return customerIds[one]! < customerIds[other]! ? -1 : 1;
  });
  if (lists.size >= kept) lists.clear();
  lists.set(list, { places, rankOf });
  return { places, rankOf };
}

function ranking({ columns }: Snapshot, sort: SnapshotSort): (place: number) => number {
  const ranks: Record<SnapshotSort, (place: number) => number> = {
    churn: (place) => 1 - columns.probabilityAlive[place]!,
    valueAtRisk: (place) => columns.valueAtRisk[place]!,
    lastOrder: (place) => columns.lastDay[place]!,
    actBy: (place) => -columns.actBy[place]!,
  };
  return (place) => {
    const rank = ranks[sort](place);
    return Number.isNaN(rank) ? -Number.MAX_VALUE : rank;
  };
}
