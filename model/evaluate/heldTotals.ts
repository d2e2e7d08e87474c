import { countBounds } from "./countBounds.ts";
import { type LevelWindow, learnLevel } from "./learnLevel.ts";

/**
 * How often the 80% interval of the shop's total would have held at earlier origins, each with the shop-level variance
 * learnt on the other ones.
 */
export function heldTotals(windows: readonly LevelWindow[]): { windows: number; held80: number } {
  const held = windows.filter(({ predicted, actual, variance }, i) => {
    const { shopVariance } = learnLevel(
      windows.filter((_, k) => k !== i),
      false,
    );
    const [low, high] = countBounds(predicted, variance + predicted ** 2 * Math.expm1(shopVariance), 0.8);
    return low <= actual && actual <= high;
  });
  return { windows: windows.length, held80: held.length };
}
