/** The parts of a written date, in the sequence they stand in; filled by `scanDate`. */
export interface DateParts {
  a: number;
  b: number;
  c: number;
  /** Digits of the first and third part: four mark the year. */
  aDigits: number;
  cDigits: number;
  /** Milliseconds of the day; -1 when only a date is given. */
  time: number;
  /** Minutes ahead of UTC; NaN without offset. */
  offset: number;
}

const colon = 58;

/**
 * Takes a date apart: three numbers with - / or . between (or eight digits YYYYMMDD), then perhaps a time, AM or
 * PM, and an offset or Z. Which number is the year, the month and the day is not said here.
 *
 * @returns whether the bytes have that form
 */
export function scanDate(bytes: Uint8Array, start: number, end: number, parts: DateParts): boolean {
  let position = start;
  let digits = 0;
  const number = (most: number): number => {
    let value = 0;
    digits = 0;
    while (position < end && digits < most) {
      const byte = bytes[position];
      if (byte < 48 || byte > 57) break;
      value = value * 10 + byte - 48;
      digits += 1;
      position += 1;
    }
    return digits === 0 ? -1 : value;
  };

  parts.time = -1;
  parts.offset = Number.NaN;
  parts.a = number(8);
  parts.aDigits = digits;
  if (digits === 8) {
    parts.c = parts.a % 100;
    parts.b = Math.floor(parts.a / 100) % 100;
    parts.a = Math.floor(parts.a / 10_000);
    parts.aDigits = 4;
    parts.cDigits = 2;
  } else {
    const separator = bytes[position];
    if (parts.a < 0 || position >= end || (separator !== 45 && separator !== 47 && separator !== 46))
      return false;
    position += 1;
    parts.b = number(2);
    if (parts.b < 0 || position >= end || bytes[position] !== separator) return false;
    position += 1;
    parts.c = number(4);
    parts.cDigits = digits;
    if (parts.c < 0 || digits === 3 || parts.aDigits === 3 || parts.aDigits > 4) return false;
  }
  if (position === end) return true;

  const gap = bytes[position];
  if (gap !== 84 && gap !== 116 && gap !== 32 && gap !== 44) return false;
  while (position < end && (bytes[position] === gap || bytes[position] === 32)) position += 1;
  let hour = number(2);
  if (hour < 0 || bytes[position] !== colon) return false;
  position += 1;
  const minute = number(2);
  if (digits !== 2) return false;
  let second = 0;
  let milliseconds = 0;
  if (position < end && bytes[position] === colon) {
    position += 1;
    second = number(2);
    if (digits !== 2) return false;
    if (position < end && (bytes[position] === 46 || bytes[position] === 44)) {
      position += 1;
      const fraction = number(9);
      if (fraction < 0) return false;
      milliseconds = Math.floor((fraction * 1000) / 10 ** digits);
    }
  }
  while (position < end && bytes[position] === 32) position += 1;
  const half = bytes[position] | 32;
  if (position + 1 < end && (half === 97 || half === 112) && (bytes[position + 1] | 32) === 109) {
    if (!(hour >= 1 && hour <= 12)) return false;
    hour = (hour % 12) + (half === 112 ? 12 : 0);
    position += 2;
  }
  if (!(hour < 24 && minute < 60 && second < 60)) return false;
  parts.time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  while (position < end && bytes[position] === 32) position += 1;
  if (position === end) return true;

  const sign = bytes[position];
  position += 1;
  if (sign === 90 || sign === 122) {
    parts.offset = 0;
    return position === end;
  }
  if (sign !== 43 && sign !== 45) return false;
  const ahead = number(2);
  if (digits !== 2 || ahead > 18) return false;
  if (position < end && bytes[position] === colon) position += 1;
  let rest = 0;
  if (position < end) {
    rest = number(2);
    if (digits !== 2 || rest > 59) return false;
  }
  parts.offset = (ahead * 60 + rest) * (sign === 45 ? -1 : 1);
  return position === end;
}
