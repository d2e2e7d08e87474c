/** Of the number last scanned; no object is made for each of millions of them. */
export const scanned = { digits: 0 };

/** The whole number of at most so many digits that begins at a position; -1 when no digit stands there. */
export function scanNumber(bytes: Uint8Array, start: number, end: number, most: number): number {
  const last = Math.min(end, start + most);
  let value = 0;
  let position = start;
  for (; position < last; position += 1) {
    const digit = bytes[position] - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  scanned.digits = position - start;
  return position === start ? -1 : value;
}
