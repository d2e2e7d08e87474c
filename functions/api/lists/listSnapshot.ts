import type { ListFilters, ListSort } from "../../contract/schemas/lists.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { membersIn } from "./membersIn.ts";

/** Lists sorted lately, by snapshot: pages of a walk sort once. */
const sorted = new WeakMap<Snapshot, Map<string, RankedPlaces>>();
const kept = 16;

/** Places in a snapshot, best first, with the rank each is sorted by; equal ranks by id. */
export interface RankedPlaces {
  places: number[];
  rankOf: (place: number) => number;
}

/**
 * A segment's members that meet the filters, in the order of a sort; those without the value come last.
 *
 * @param list names segment, filters and sort together
 */
export function sortedMembers(
  snapshot: Snapshot,
  list: string,
  segment: string,
  query: ListFilters & { sort: ListSort },
): RankedPlaces {
  const lists = sorted.get(snapshot) ?? new Map<string, RankedPlaces>();
  sorted.set(snapshot, lists);
  const known = lists.get(list);
  if (known) return known;
  const rankOf = ranking(snapshot, query.sort);
  const { customerIds } = snapshot;
  const places = [...membersIn(snapshot, segment, query)].sort((one, other) => {
    const [first, second] = [rankOf(one), rankOf(other)];
    if (first !== second) return first > second ? -1 : 1;
    return customerIds[one]! < customerIds[other]! ? -1 : 1;
  });
  if (lists.size >= kept) lists.clear();
  lists.set(list, { places, rankOf });
  return { places, rankOf };
}

function ranking({ columns }: Snapshot, sort: ListSort): (place: number) => number {
  const ranks: Record<ListSort, (place: number) => number> = {
    // Expected orders stand for money where a log has no amounts.
    clv: (place) => {
      const clv = columns.clv[place]!;
      return Number.isNaN(clv) ? columns.expectedOrders[place]! : clv;
    },
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
