import { setTimeout } from "node:timers/promises";
import { type ListFilters, type ListQuery, listFilters } from "../../contract/schemas/lists.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { rowAt } from "../../scoring/snapshot/rowAt.ts";
import type { ListedCustomer, ListPosition } from "../../store/types.ts";
import type { AppDeps } from "../deps.ts";
import { Conflict } from "../problems/errors.ts";
import { type Cursor, listName, openCursor, sealCursor } from "./cursor.ts";
import { listLive } from "./listLive.ts";
import { sortedMembers } from "./listSnapshot.ts";
import { currentTotals } from "./nights.ts";

export interface ListPage {
  rows: ListedCustomer[];
  /** Sealed; null on the last page. */
  cursor: string | null;
  /** On the last page of a live walk, how many rows moved during it. */
  moved: number | null;
  /** The day of the snapshot sorted by; null for the live sort. */
  asOf: number | null;
}

/** Rows looked at for each row asked for, at the least, before a page that filters leave thin is given as it is. */
const lookAhead = 10;
const leastBudget = 5000;

/**
 * One page of a segment's list. All of a segment by CLV is walked live. Narrowed, or in another order, it is walked in
 * the snapshot that the walk began on: few of many members are found there at once, for which the live index would have
 * to be read from end to end. Before the first night there is none, and what is narrowed is walked live too.
 *
 * @throws {CursorRefused} for a cursor of another list
 * @throws {Conflict} where the snapshot is missing, or another took its place during the walk
 */
export async function listPage(
  deps: AppDeps,
  segment: string,
  query: ListQuery,
  limit: number,
): Promise<ListPage> {
  const list = listName(segment, query);
  const walk = query.cursor
    ? openCursor(query.cursor, list, deps.secret)
    : await beginWalk(deps, segment, list);
  const seal = (cursor: Cursor) => sealCursor(cursor, deps.secret);
  if (query.sort !== "clv" || (walk.snapshotRun !== null && isNarrowed(query))) {
    const page = snapshotPage(await deps.snapshot(), segment, query, walk, limit);
    const cursor = page.next && seal({ ...walk, after: page.next });
    return { rows: page.rows, cursor, moved: cursor === null ? 0 : null, asOf: page.asOf };
  }

  const { rows, next, passed } = await listLive(deps.store, segment, query, {
    after: walk.after,
    startedAt: walk.startedAt,
    limit,
    budget: Math.max(leastBudget, limit * lookAhead),
  });
  const after = { ...walk, passed: walk.passed + passed };
  if (next !== null) return { rows, cursor: seal({ ...after, after: next }), moved: null, asOf: null };
  return { rows, cursor: null, moved: await movedDuring(deps, segment, after), asOf: null };
}

const isNarrowed = (query: ListQuery) =>
  (Object.keys(listFilters) as (keyof ListFilters)[]).some((name) => query[name] !== undefined);

/** Notes when a walk began, and lets that millisecond pass: what changes after the first read is then later. */
async function beginWalk(deps: AppDeps, segment: string, list: string): Promise<Cursor> {
  const { runId, totals } = await currentTotals(deps.store);
  const snapshotRun = (await deps.snapshot())?.runId ?? null;
  const startedAt = deps.now();
  await setTimeout(1);
  return { list, startedAt, runId, moves: totals[segment]?.moves ?? 0, passed: 0, snapshotRun };
}

/** Moves counted since the walk began; a night in between began a new count, so at least those met. */
async function movedDuring(deps: AppDeps, segment: string, walk: Cursor): Promise<number> {
  const { runId, totals } = await currentTotals(deps.store);
  const counted = (totals[segment]?.moves ?? 0) - (runId === walk.runId ? walk.moves : 0);
  return Math.max(walk.passed, counted);
}

function snapshotPage(
  snapshot: Snapshot | null,
  segment: string,
  query: ListQuery,
  walk: Cursor,
  limit: number,
): { rows: ListedCustomer[]; next: ListPosition | null; asOf: number } {
  if (snapshot === null)
    throw new Conflict("There is no snapshot before the first night; sort by clv, or start a night.");
  if (snapshot.runId !== walk.snapshotRun)
    throw new Conflict("A night has replaced the snapshot this walk began on; start again without a cursor.");
  const { customerIds, asOf } = snapshot;
  const { places, rankOf } = sortedMembers(snapshot, walk.list, segment, query);
  const comesAfter = (place: number, { rank, customerId }: ListPosition) =>
    rankOf(place) < rank || (rankOf(place) === rank && customerIds[place]! > customerId);
  const { after } = walk;
  const begin = after === undefined ? 0 : places.findIndex((place) => comesAfter(place, after));
  const page = begin < 0 ? [] : places.slice(begin, begin + limit);
  const rows = page.map((place) => ({ ...rowAt(snapshot, place), customerId: customerIds[place]! }));
  const last = page.at(-1);
  const more = last !== undefined && begin + page.length < places.length;
  return { rows, next: more ? { rank: rankOf(last), customerId: customerIds[last]! } : null, asOf };
}
