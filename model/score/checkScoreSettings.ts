import type { ScoreSettings } from "./score.ts";

/**
 * Answers the settings when every one can be worked with.
 *
 * @throws {RangeError} naming the first setting that cannot
 */
export function checkScoreSettings(settings: ScoreSettings): ScoreSettings {
  const { horizonDays, discountRate, costPerOrder } = settings;
  if (!(horizonDays > 0 && horizonDays < Infinity)) {
    throw new RangeError(`createScorer requires horizonDays > 0: ${horizonDays}`);
  }
  if (!(discountRate >= 0 && discountRate < Infinity)) {
    throw new RangeError(`createScorer requires discountRate >= 0: ${discountRate}`);
  }
  if (!(costPerOrder >= 0 && costPerOrder < Infinity)) {
    throw new RangeError(`createScorer requires costPerOrder >= 0: ${costPerOrder}`);
  }
  for (const name of ["marginShare", "atRiskBelow", "lostBelow", "overdueBelow"] as const) {
    if (!(settings[name] >= 0 && settings[name] <= 1)) {
      throw new RangeError(`createScorer requires 0 <= ${name} <= 1: ${settings[name]}`);
    }
  }
  return settings;
}
