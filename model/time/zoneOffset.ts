const hour = 3_600_000;
const zones = new Map<string, { format: Intl.DateTimeFormat; byHour: Map<number, number> }>();

/**
 * Milliseconds by which the clocks of a zone are ahead of UTC at an instant, kept by the hour: asking Intl
 * costs microseconds, and a log asks for the same hours again and again.
 *
 * @param instant milliseconds since 1970-01-01 UTC
 * @throws {RangeError} unless the zone is one of IANA's
 * @example zoneOffset(Date.UTC(2024, 6, 1), "Asia/Riyadh"); // => 10800000
 */
export function zoneOffset(instant: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const start = Math.floor(instant / hour);
  const before = offsetAtHour(start, timeZone);
  if (before === offsetAtHour(start + 1, timeZone)) return before;
  return askIntl(zoneOf(timeZone).format, instant);
}

function offsetAtHour(index: number, timeZone: string): number {
  const { format, byHour } = zoneOf(timeZone);
  const known = byHour.get(index);
  if (known !== undefined) return known;
  const offset = askIntl(format, index * hour);
  byHour.set(index, offset);
  return offset;
}

function zoneOf(timeZone: string) {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const fields = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const clock = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
  const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { timeZone, ...fields, ...clock });
  const zone = { format, byHour: new Map<number, number>() };
  zones.set(timeZone, zone);
  return zone;
}

function askIntl(format: Intl.DateTimeFormat, instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(whole)) part[type] = Number(value);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - whole;
}
