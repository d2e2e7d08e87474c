import {
  type NightlyInput,
  nightlySteps,
  type RunStep,
  resegmentSteps,
} from "../../functions/contract/nightly.ts";
import type { JobDeps } from "../../functions/jobs/deps.ts";
import { fail } from "../../functions/jobs/night/fail.ts";
import { steps } from "../../functions/jobs/night/steps.ts";
import { concurrently } from "../../functions/store/concurrently.ts";
import type { Run } from "../../functions/store/types.ts";

/** How far a run has come; after a map step's last shard `shard` equals `shards`. */
export interface Progress {
  runId: string;
  step: RunStep;
  /** Position of the step and number of steps. */
  at: number;
  of: number;
  /** Shards done of a map step. */
  shard: number;
  shards: number;
  /** What the step reported last: customers checked, summarised, scored ... */
  report: Record<string, unknown> | null;
}

export interface RunRequest {
  kind: "night" | "resegment";
  runId: string;
  asOf: number;
  progress?: (progress: Progress) => void;
}

/** Shards of a run on one machine: enough to show progress, few enough to keep each one whole pages. */
const shards = 4;
/** Shards worked on at once. */
const parallel = 2;

export interface RunQueue {
  /** Runs it after those before it; the same run asked for again while it waits or runs is the same promise. */
  run(request: RunRequest): { run: Promise<Run>; started: boolean };
  idle(): Promise<void>;
}

/** Walks the steps of the contract, one run after the other. */
export function createRunQueue(deps: JobDeps): RunQueue {
  const pending = new Map<string, Promise<Run>>();
  let last: Promise<unknown> = Promise.resolve();

  function run(request: RunRequest) {
    const { runId } = request;
    const known = pending.get(runId);
    if (known) return { run: known, started: false };
    const mine = last.then(() => walk(deps, request));
    last = mine.catch(() => {});
    pending.set(runId, mine);
    mine.catch(() => {}).finally(() => pending.delete(runId));
    return { run: mine, started: true };
  }

  return {
    run,
    async idle() {
      await last;
    },
  };
}

async function walk(deps: JobDeps, { kind, runId, asOf, progress }: RunRequest): Promise<Run> {
  const input: NightlyInput = { runId, asOf, shards };
  const plan = kind === "night" ? nightlySteps : resegmentSteps;
  try {
    for (const [at, { name, map }] of plan.entries()) {
      const tell = (shard: number, report: object | null) =>
        progress?.({
          runId,
          step: name,
          at,
          of: plan.length,
          shard,
          shards: map ? shards : 1,
          report: report as Record<string, unknown> | null,
        });
      tell(0, null);
      if (!map) {
        tell(1, await steps[name](deps, input));
        continue;
      }
      let done = 0;
      await concurrently(
        Array.from({ length: shards }, (_, shard) => shard),
        parallel,
        async (shard) => {
          const report = await steps[name](deps, { ...input, shard });
          tell(++done, report);
        },
      );
    }
  } catch (error) {
    await fail(deps, input, error);
    throw error;
  }
  return (await deps.store.runs.get("night", runId))!;
}
