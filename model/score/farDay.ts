/** A date further off than this says nothing anyone could act on. */
export const farthestDays = 100 * 365.25;

/**
 * The whole day `days` after `from`, at the end of which the time has come; null beyond 100 years.
 *
 * @param from whole days since 1970-01-01
 */
export function dayWithin100Years(from: number, days: number): number | null {
  return days <= farthestDays ? from + Math.ceil(days) : null;
}
