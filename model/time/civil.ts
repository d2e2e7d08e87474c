/**
 * Whole days since 1970-01-01 of a date of the Gregorian calendar, by arithmetic alone.
 * Does not check the date: `isDate` does.
 *
 * @see Howard Hinnant (2013), "chrono-Compatible Low-Level Date Algorithms", days_from_civil
 * @example daysFromCivil(1997, 9, 30); // => 10134
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has this date: 2024-02-30 it has not. */
export function isDate(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= lengths[month - 1] + (leap ? 1 : 0);
}

/** Years an order can be of; outside are the empty dates that other systems write, such as 0001-01-01. */
export const firstYear = 1900;
export const lastYear = 2199;
