import type { ListFilters, ListSort } from "../../contract/schemas/lists.ts";
import { noChannel, type Snapshot } from "../../contract/snapshot.ts";
import { type FilteredRow, rowFilter } from "../../scoring/lists/rowFilter.ts";
import type { ListedCustomer } from "../../store/types.ts";

/** CLV is sorted by the live index. */
export type SnapshotSort = Exclude<ListSort, "clv">;

/** Places in the snapshot of a segment's members that meet the filters, in no order. */
export function membersIn(snapshot: Snapshot, segment: string, filters: ListFilters): number[] {
  const code = snapshot.segments.indexOf(segment);
  const meets = rowFilter(filters);
  const places: number[] = [];
  snapshot.columns.segment.forEach((of, place) => {
    if (of === code && meets(filteredAt(snapshot, place))) places.push(place);
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

/** A customer of the snapshot as a stored row. */
export function snapshotRow(snapshot: Snapshot, place: number): ListedCustomer {
  const { columns, customerIds, segments, modelId, rulesetId, asOf, takenAt } = snapshot;
  const filtered = filteredAt(snapshot, place);
  return {
    ...filtered,
    customerId: customerIds[place]!,
    segment: segments[columns.segment[place]!]!,
    rule: columns.rule[place]!,
    expectedOrders: columns.expectedOrders[place]!,
    firstDay: columns.firstDay[place]!,
    spend: orNull(columns.spend[place]!),
    modelId,
    rulesetId,
    scoredOn: asOf,
    changedAt: takenAt,
  };
}

function filteredAt({ columns, channels }: Snapshot, place: number): FilteredRow {
  const channel = columns.channel[place]!;
  return {
    clv: orNull(columns.clv[place]!),
    probabilityAlive: columns.probabilityAlive[place]!,
    valueAtRisk: orNull(columns.valueAtRisk[place]!),
    orders: columns.orders[place]!,
    lastDay: columns.lastDay[place]!,
    actBy: orNull(columns.actBy[place]!),
    channel: channel === noChannel ? undefined : channels[channel],
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
