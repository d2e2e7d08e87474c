import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { lockHolder, readHolder } from "./lockHolder.ts";

/**
 * Notes why a night failed, and lets the next one begin. What served before it still serves. A night that is done,
 * or that another execution works on, stays as it is: what failed was one attempt too many.
 *
 * @returns whether the night is marked as failed
 */
export async function fail(
  { store, now }: JobDeps,
  input: Pick<NightlyInput, "runId" | "execution">,
  error: unknown,
): Promise<{ marked: boolean }> {
  const { runId } = input;
  const mine = lockHolder(input);
  const holder = await store.runs.holder();
  if (holder !== null && holder !== mine && readHolder(holder).runId === runId) return { marked: false };
  const run = await store.runs.get("night", runId);
  const marked = run?.state !== "done";
  if (marked) {
    const reason = error instanceof Error ? error.message : String(error);
    const base = run ?? { kind: "night" as const, id: runId, startedAt: now(), detail: {} };
    await store.runs.put({ ...base, state: "failed", endedAt: now(), reason });
  }
  await store.runs.unlock(mine);
  return { marked };
}
