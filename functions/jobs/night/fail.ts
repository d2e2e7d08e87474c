import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";

/** Notes why a night failed, and lets the next one begin. What served before it still serves. */
export async function fail({ store, now }: JobDeps, { runId }: NightlyInput, error: unknown): Promise<void> {
  const run = await store.runs.get("night", runId);
  const reason = error instanceof Error ? error.message : String(error);
  const base = run ?? { kind: "night" as const, id: runId, startedAt: now(), detail: {} };
  await store.runs.put({ ...base, state: "failed", endedAt: now(), reason });
  await store.runs.unlock(runId);
}
