import type { DateParts } from "./scanDate.ts";
import { scanNumber, scanned } from "./scanNumber.ts";

const [space, plus, comma, hyphen, dot, colon] = [32, 43, 44, 45, 46, 58];
const [a, m, p, t, z] = ["a", "m", "p", "t", "z"].map((letter) => letter.charCodeAt(0));
/** Makes a letter small. */
const small = 32;

/**
 * Reads what stands behind a date: T, a comma or a space, hours and minutes, perhaps seconds and their fraction,
 * AM or PM, Z or an offset.
 *
 * @returns whether the bytes have that form
 */
export function scanTime(bytes: Uint8Array, start: number, end: number, parts: DateParts): boolean {
  const gap = bytes[start];
  if (gap !== space && gap !== comma && (gap | small) !== t) return false;
  let position = skipSpaces(bytes, start + 1, end);
  let hour = scanNumber(bytes, position, end, 2);
  position += scanned.digits;
  if (hour < 0 || position >= end || bytes[position] !== colon) return false;
  const minute = scanNumber(bytes, position + 1, end, 2);
  if (scanned.digits !== 2) return false;
  position += 3;
  let second = 0;
  let milliseconds = 0;
  if (position < end && bytes[position] === colon) {
    second = scanNumber(bytes, position + 1, end, 2);
    if (scanned.digits !== 2) return false;
    position += 3;
    if (position < end && (bytes[position] === dot || bytes[position] === comma)) {
      const fraction = scanNumber(bytes, position + 1, end, 9);
      if (fraction < 0) return false;
      milliseconds = Math.floor((fraction * 1000) / 10 ** scanned.digits);
      position += 1 + scanned.digits;
    }
  }
  position = skipSpaces(bytes, position, end);
  const half = bytes[position] | small;
  if (position + 1 < end && (half === a || half === p) && (bytes[position + 1] | small) === m) {
    if (!(hour >= 1 && hour <= 12)) return false;
    hour = (hour % 12) + (half === p ? 12 : 0);
    position = skipSpaces(bytes, position + 2, end);
  }
  if (!(hour < 24 && minute < 60 && second < 60)) return false;
  parts.time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return position === end || scanOffset(bytes, position, end, parts);
}

function scanOffset(bytes: Uint8Array, start: number, end: number, parts: DateParts): boolean {
  const sign = bytes[start];
  if ((sign | small) === z) {
    parts.offset = 0;
    return start + 1 === end;
  }
  if (sign !== plus && sign !== hyphen) return false;
  const hours = scanNumber(bytes, start + 1, end, 2);
  if (scanned.digits !== 2 || hours > 18) return false;
  let position = start + 3;
  if (position < end && bytes[position] === colon) position += 1;
  let minutes = 0;
  if (position < end) {
    minutes = scanNumber(bytes, position, end, 2);
    if (scanned.digits !== 2 || minutes > 59) return false;
    position += 2;
  }
  parts.offset = (hours * 60 + minutes) * (sign === hyphen ? -1 : 1);
  return position === end;
}

function skipSpaces(bytes: Uint8Array, start: number, end: number): number {
  let position = start;
  while (position < end && bytes[position] === space) position += 1;
  return position;
}
