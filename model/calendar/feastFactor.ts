import { periodicEffects } from "./periodicEffects.ts";
import type { PeriodCount } from "./periodCounts.ts";
import type { Feast, NamedFeast } from "./season.ts";

/** Days over which ordinary days are summed. */
const BLOCK = 7;
/** Days of the feast and all others. */
const [ORDINARY, FEAST] = [0, 1];

/** A feast with the factor that a shop's history gives it, and how much of a parameter that is worth. */
export interface LearntFeast {
  feast: Feast;
  effectiveParameters: number;
}

/**
 * The factor of a feast, learnt from its past days: what was bought on them over what was to be expected, against the
 * same of all other days. It is drawn towards 1 as the effects of the weeks are, the more so the fewer purchases speak.
 *
 * @param actual repeat purchases by day, entry i of day `firstDay + i`
 * @param expected the same as expected without this feast
 * @returns null where no day of it lies in the past, or the past tells no difference
 */
export function feastFactor(
  feast: NamedFeast,
  firstDay: number,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): LearntFeast | null {
  const isFeast = (day: number) => feast.windows.some(([from, to]) => from <= day && day <= to);
  const found = new Map<number, PeriodCount>();
  for (let i = 0; i < actual.length; i++) {
    const phase = isFeast(firstDay + i) ? FEAST : ORDINARY;
    const block = Math.floor(i / BLOCK);
    const key = 2 * block + phase;
    const years = ((block + 0.5) * BLOCK) / 365.25;
    const count = found.get(key) ?? { phase, years, day: firstDay + i, actual: 0, expected: 0 };
    count.actual += actual[i];
    count.expected += expected[i];
    found.set(key, count);
  }
  const counts = [...found.values()].filter((count) => count.expected > 0);
  if (!counts.some(({ phase }) => phase === FEAST) || !counts.some(({ phase }) => phase === ORDINARY))
    return null;
  const { effects, effectiveParameters } = periodicEffects(counts, 2);
  const factor = Math.exp(effects[FEAST] - effects[ORDINARY]);
  if (factor === 1) return null;
  // The level is one of the two effects; only their difference is a parameter.
  return { feast: { ...feast, factor }, effectiveParameters: Math.min(1, effectiveParameters) };
}
