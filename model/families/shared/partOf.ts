import type { GroupedSummaries } from "../groupSummaries.ts";

/** Every so-manieth group, at most `most` of them: enough to come near the optimum. Null where there are no more. */
export function partOf(groups: GroupedSummaries, most: number): GroupedSummaries | null {
  if (groups.weight.length <= most) return null;
  const stride = Math.ceil(groups.weight.length / most);
  const kept = Int32Array.from({ length: Math.floor(groups.weight.length / stride) }, (_, i) => i * stride);
  const { x, tx, T } = groups;
  const weight = Float64Array.from(kept, (g) => groups.weight[g]);
  return {
    ...groups,
    customers: weight.reduce((sum, w) => sum + w, 0),
    weight,
    x: kept.map((g) => x[g]),
    tx: kept.map((g) => tx[g]),
    T: kept.map((g) => T[g]),
  };
}
