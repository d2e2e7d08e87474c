import type { Run, SegmentTotals, Store } from "../../store/types.ts";

/** How far back to look for a night that ended well. */
const lookedAt = 10;

/**
 * What totals rest on, the last night that ended well; and whether one is under way. One that was cut off before
 * the last began is not.
 */
export async function nights(store: Store): Promise<{ last: Run | null; mixed: boolean }> {
  const runs = await store.runs.list("night", lookedAt);
  const last = runs.find(({ state }) => state === "done") ?? null;
  const mixed = runs.some(
    ({ state, startedAt }) => state === "running" && startedAt >= (last?.startedAt ?? 0),
  );
  return { last, mixed };
}

/** The totals that stand since the champion's night, live orders counted in. */
export async function currentTotals(
  store: Store,
): Promise<{ runId: string | null; totals: Record<string, SegmentTotals> }> {
  const champion = await store.catalog.champion();
  if (champion === null) return { runId: null, totals: {} };
  return { runId: champion.runId, totals: await store.catalog.totals(champion.runId) };
}
