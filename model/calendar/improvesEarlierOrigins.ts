import type { PeriodCount } from "./periodCounts.ts";
import { periodicEffects } from "./periodicEffects.ts";

/** Where to stand inside the data: what comes after each, up to the next, is what it is judged by. */
const SHARES = [1 / 2, 2 / 3, 5 / 6];
/** Days that must lie before: all phases of a rhythm have been seen then. */
const YEAR = 365;

/**
 * Whether a rhythm learnt up to earlier dates would have told better how the purchases after them spread over the
 * phases: the gain in Poisson log-likelihood, the level of each stretch taken as it was, must exceed its standard
 * error. The stretches do not overlap.
 *
 * @param from first and last day of the data
 */
export function improvesEarlierOrigins(
  counts: readonly PeriodCount[],
  phases: number,
  from: number,
  to: number,
): boolean {
  const origins = SHARES.map((share) => from + share * (to - from)).filter(
    (origin) => origin - from >= YEAR - 1,
  );
  let gain = 0;
  let variance = 0;
  origins.forEach((origin, i) => {
    const known = counts.filter(({ day }) => day <= origin);
    const { effects, dispersion } = periodicEffects(known, phases);
    const next = counts.filter(({ day }) => day > origin && day <= (origins[i + 1] ?? to));
    const total = (of: (count: PeriodCount) => number) => next.reduce((sum, count) => sum + of(count), 0);
    const actual = total((count) => count.actual);
    const plain = total((count) => count.expected);
    const seasonal = total((count) => count.expected * Math.exp(effects[count.phase]));
    if (!(actual > 0)) return;
    gain += total((count) => count.actual * effects[count.phase]) - actual * Math.log(seasonal / plain);
    variance += dispersion * total((count) => count.actual * effects[count.phase] ** 2);
  });
  return gain > Math.sqrt(variance);
}
