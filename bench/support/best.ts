/** Fastest of so many runs, in seconds: what the work costs when nothing else interferes. */
export function best(runs: number, work: () => void): number {
  let fastest = Infinity;
  for (let i = 0; i < runs; i++) {
    const begun = performance.now();
    work();
    fastest = Math.min(fastest, performance.now() - begun);
  }
  return fastest / 1000;
}
