import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/**
 * Jobs shared out over processes, two at most: `work(job)` of a module answers each. Results in the order of the jobs.
 *
 * @param module path of a file that exports `work`
 * @throws {Error} when a process ends before its jobs do
 */
export async function inProcesses<Job, Result>(module: string, jobs: readonly Job[]): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(join(import.meta.dirname, "childProcess.ts"), [module]);
      const give = () => {
        if (next < jobs.length) child.send({ index: next, job: jobs[next++] });
        else child.disconnect();
      };
      child.on("message", ({ index, result }: { index: number; result: Result }) => {
        results[index] = result;
        give();
      });
      child.on("error", reject);
      child.on("exit", (code) =>
        code === 0 ? resolve() : reject(new Error(`${module} ended with ${code}`)),
      );
      give();
    });
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism(), jobs.length) }, one));
  return results;
}
