/**
 * Dates to stand at and forecast from, inside the data: each recipe is fitted on what was known there and
 * graded on what came after, up to `end`. They lie at one half, two thirds and five sixths of the log.
 *
 * @param start first day of the log
 * @param end last day that may be used
 * @returns ascending whole days, none where the log is shorter than a week
 */
export function innerOrigins(start: number, end: number): number[] {
  const span = end - start;
  if (!(span >= 7)) return [];
  return [1 / 2, 2 / 3, 5 / 6].map((share) => Math.floor(start + share * span));
}
