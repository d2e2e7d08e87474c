/** How many random cases a property test tries: a small default, times SAFIR_RUNS. */
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env.SAFIR_RUNS ?? 1));
}
