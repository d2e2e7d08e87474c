/** The second half of the last hash made: two numbers without an object for each of millions of ids. */
export let secondHalf = 0;

/**
 * 64 bits of hash of some bytes: answers the first 32, leaves the other 32 in `secondHalf`.
 * Two of five million ids agree by chance once in a million files.
 *
 * @see bryc, cyrb53: two multiplicative lanes mixed into each other at the end
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let position = start; position < end; position += 1) {
    const byte = bytes[position];
    a = Math.imul(a ^ byte, 2654435761);
    b = Math.imul(b ^ byte, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  secondHalf = b >>> 0;
  return a >>> 0;
}
