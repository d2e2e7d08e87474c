/** The other end of `inProcesses`: answers each job it is sent by `work` of the module it was started with. */
const { work } = (await import(process.argv[2])) as { work(job: unknown): unknown };

process.on("message", ({ index, job }: { index: number; job: unknown }) => {
  process.send!({ index, result: work(job) });
});
