import type { Snapshot } from "../../contract/snapshot.ts";

/** Everybody of a snapshot who has money, by what they have brought and are expected to bring; major units. */
export interface Valued {
  /** Places in the snapshot. */
  places: number[];
  /** By place in the snapshot: net spend to date plus predicted CLV. */
  totalClv: Float64Array;
  /** By place: net spend to date × margin − cost to serve to date. */
  contribution: Float64Array;
  /** Of those with money, by total CLV, best first; equals by id. */
  byValue: number[];
  /** Of those who cost more than they bring, to date or in the horizon, by what they lose most. */
  unprofitable: number[];
}

/** Whether a snapshot says what customers cost; those of nights before did not. */
export function saysCost({ columns }: Snapshot): boolean {
  return !Number.isNaN(columns.cost[0]);
}

const known = new WeakMap<Snapshot, Map<number, Valued>>();

/** Worked out once for a snapshot and margin. */
export function valuedOf(snapshot: Snapshot, marginShare: number): Valued {
  const ofSnapshot = known.get(snapshot) ?? new Map<number, Valued>();
  known.set(snapshot, ofSnapshot);
  const found = ofSnapshot.get(marginShare) ?? valueAll(snapshot, marginShare);
  ofSnapshot.set(marginShare, found);
  return found;
}

function valueAll({ customerIds, columns }: Snapshot, marginShare: number): Valued {
  const { spend, clv, cost } = columns;
  const totalClv = spend.map((spent, i) => spent + clv[i]);
  const contribution = spend.map((spent, i) => spent * marginShare - cost[i]);
  const places: number[] = [];
  for (let i = 0; i < customerIds.length; i++) if (!Number.isNaN(totalClv[i])) places.push(i);
  const byRank = (rankOf: (place: number) => number) => (a: number, b: number) =>
    rankOf(b) - rankOf(a) || (customerIds[a] < customerIds[b] ? -1 : 1);
  const loss = (place: number) => Math.max(0, -contribution[place]) + Math.max(0, -clv[place]);
  return {
    places,
    totalClv,
    contribution,
    byValue: [...places].sort(byRank((place) => totalClv[place])),
    unprofitable: places.filter((place) => loss(place) > 0).sort(byRank(loss)),
  };
}
