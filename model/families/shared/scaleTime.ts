import type { GroupedSummaries } from "../groupSummaries.ts";

/** The same customers with time measured in `unit`s. */
export function scaleTime(groups: GroupedSummaries, unit: number): GroupedSummaries {
  return { ...groups, recencies: groups.recencies.map((t) => t / unit), Ts: groups.Ts.map((t) => t / unit) };
}
