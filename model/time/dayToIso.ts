/**
 * The date of a day as YYYY-MM-DD.
 *
 * @param day whole days since 1970-01-01
 * @throws {RangeError} unless day is a whole number within the years 0000 to 9999
 * @example dayToIso(10134); // => "1997-09-30"
 */
export function dayToIso(day: number): string {
  if (!(Number.isInteger(day) && day >= -719528 && day <= 2932896)) {
    throw new RangeError(`dayToIso requires a whole day within the years 0000 to 9999: ${day}`);
  }
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
