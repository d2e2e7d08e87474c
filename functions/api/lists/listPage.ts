import { setTimeout } from "node:timers/promises";
import type { ListQuery } from "../../contract/schemas/lists.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { rowAt } from "../../scoring/snapshot/rowAt.ts";
import type { ListedCustomer } from "../../store/types.ts";
import type { AppDeps } from "../deps.ts";
import { Conflict } from "../problems/errors.ts";
import { type Cursor, listName, openCursor, sealCursor } from "./cursor.ts";
import { listLive } from "./listLive.ts";
import { membersIn, type SnapshotSort, sortPlaces } from "./listSnapshot.ts";
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
 * One page of a segment's list. A walk by CLV is live; any other sort walks the snapshot it began on.
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
  if (query.sort !== "clv")
    return snapshotPage(await deps.snapshot(), { ...query, sort: query.sort }, segment, walk, limit, seal);

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
  query: ListQuery & { sort: SnapshotSort },
  segment: string,
  walk: Cursor,
  limit: number,
  seal: (cursor: Cursor) => string,
): ListPage {
  if (snapshot === null)
    throw new Conflict("There is no snapshot before the first night; sort by clv, or start a night.");
  if (snapshot.runId !== walk.snapshotRun)
    throw new Conflict("A night has replaced the snapshot this walk began on; start again without a cursor.");
  const places = sortPlaces(snapshot, membersIn(snapshot, segment, query), query.sort);
  const offset = walk.offset ?? 0;
  const rows = places
    .slice(offset, offset + limit)
    .map((place) => ({ ...rowAt(snapshot, place), customerId: snapshot.customerIds[place]! }));
  const more = offset + rows.length < places.length;
  return {
    rows,
    cursor: more ? seal({ ...walk, offset: offset + rows.length }) : null,
    moved: more ? null : 0,
    asOf: snapshot.asOf,
  };
}
