import { type ListFilters, listFilters } from "../../contract/schemas/lists.ts";
import { noChannel, type Snapshot } from "../../contract/snapshot.ts";
import { type FilteredRow, rowFilter } from "../../scoring/lists/rowFilter.ts";

/** What was asked of a snapshot lately: a count, and the pages of its list, look through it once. */
const found = new WeakMap<Snapshot, Map<string, readonly number[]>>();
const kept = 16;

/** Places in the snapshot of a segment's members that meet the filters, ascending. */
export function membersIn(snapshot: Snapshot, segment: string, filters: ListFilters): readonly number[] {
  const asked = (Object.keys(listFilters) as (keyof ListFilters)[]).map((name) => filters[name] ?? null);
  const name = JSON.stringify([segment, asked]);
  const lists = found.get(snapshot) ?? new Map<string, readonly number[]>();
  found.set(snapshot, lists);
  const known = lists.get(name);
  if (known) return known;
  const places = lookThrough(snapshot, segment, filters);
  if (lists.size >= kept) lists.clear();
  lists.set(name, places);
  return places;
}

function lookThrough(
  { columns, segments, channels }: Snapshot,
  segment: string,
  filters: ListFilters,
): number[] {
  const code = segments.indexOf(segment);
  const meets = rowFilter(filters);
  // One row for all: an object a customer takes longer than the filters themselves.
  const row = {} as FilteredRow;
  const places: number[] = [];
  const { segment: codes, clv, probabilityAlive, valueAtRisk, orders, lastDay, actBy, channel } = columns;
  for (let place = 0; place < codes.length; place++) {
    if (codes[place] !== code) continue;
    // NaN, where there is no such value, meets no bound.
    row.clv = clv[place];
    row.probabilityAlive = probabilityAlive[place];
    row.valueAtRisk = valueAtRisk[place];
    row.orders = orders[place];
    row.lastDay = lastDay[place];
    row.actBy = actBy[place];
    row.channel = channel[place] === noChannel ? undefined : channels[channel[place]];
    if (meets(row)) places.push(place);
  }
  return places;
}
