import type { FactorShifts } from "../model.ts";
import { otherLevel } from "./factor.ts";

/**
 * Position of a customer's level: a value not seen when the factor was fitted is `other` where there is one, else taken
 * as the commonest.
 */
export function levelIndex({ levels }: Pick<FactorShifts, "levels">, value: string): number {
  const at = levels.findIndex(({ name }) => name === value);
  return at >= 0
    ? at
    : Math.max(
        0,
        levels.findIndex(({ name }) => name === otherLevel),
      );
}

/**
 * Parameters of customers with these levels.
 *
 * @param levels position of the level, by factor
 */
export function paramsOfLevels(
  params: { [name: string]: number },
  factors: readonly Pick<FactorShifts, "levels">[],
  levels: readonly number[],
): { [name: string]: number } {
  const shift: { [name: string]: number } = {};
  factors.forEach(({ levels: of }, f) => {
    for (const [name, by] of Object.entries(of[levels[f]].shifts)) shift[name] = (shift[name] ?? 0) + by;
  });
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value * Math.exp(shift[name] ?? 0)]),
  );
}
