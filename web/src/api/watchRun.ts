import type { Run, Runs } from "./answers.ts";
import { get } from "./client.ts";

/** Milliseconds between two questions. */
const pause = 1500;

/** The run of an id as it stands; null where there is none. */
export async function findRun(id: string, signal?: AbortSignal): Promise<Run | null> {
  const { runs } = await get<Runs>("/v1/runs?limit=30", signal);
  return runs.find((run) => run.id === id) ?? null;
}

/**
 * Asks for a run until it is over, and tells of each answer. A night may run twice under one id.
 *
 * @param before the run of that id as it stood before this one was started
 * @returns the run that is over; null where the signal ended the watching
 * @throws {ApiProblem}
 */
export async function watchRun(
  id: string,
  before: Run | null,
  tell: (run: Run) => void,
  signal: AbortSignal,
): Promise<Run | null> {
  while (!signal.aborted) {
    const run = await findRun(id, signal);
    if (run !== null && run.startedAt !== before?.startedAt) {
      tell(run);
      if (run.state !== "running") return run;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return null;
}
