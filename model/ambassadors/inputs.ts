import type { AmbassadorEvidence } from "./evidence.ts";

/** What the likelihood of an ambassador goes by. */
export const ambassadorInputs = [
  "probabilityAlive",
  "frequency",
  "tenureDays",
  "nps",
  "rating",
  "engagement",
] as const;
export type AmbassadorInput = (typeof ambassadorInputs)[number];

/**
 * Each input as a level from 0 to 1, rising. What has no upper end saturates: the third repeat purchase says more than
 * the thirtieth, the first year more than the tenth.
 */
export const levels: Record<AmbassadorInput, (value: number) => number> = {
  probabilityAlive: (p) => p,
  frequency: (x) => x / (x + 3),
  tenureDays: (days) => days / (days + 365),
  nps: (answer) => answer / 10,
  rating: (mean) => (mean - 1) / 4,
  engagement: (weight) => weight / (weight + 10),
};

/** The level of an input; null where it is not known. */
export function levelOf(input: AmbassadorInput, evidence: AmbassadorEvidence): number | null {
  const value = evidence[input];
  return value === null ? null : levels[input](value);
}
