/** The second half of the last hash made: two numbers without an object for each of millions of ids. */
export let secondHalf = 0;

/**
 * 64 bits of hash of some bytes: answers the first 32, leaves the other 32 in `secondHalf`.
 * Two of five million ids agree by chance once in a million files.
 *
 * Two lanes as in MurmurHash3, each rotated after every byte, so that ids that differ in a digit differ everywhere.
 *
 * @see Austin Appleby, MurmurHash3, fmix32 for the ends
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let a = 0x9747b28c ^ seed;
  let b = 0x1b873593 ^ seed;
  for (let position = start; position < end; position += 1) {
    const byte = bytes[position];
    a = Math.imul(a ^ byte, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    b = Math.imul((b << 13) | (b >>> 19), 5) + 0xe6546b64 + Math.imul(byte, 0x85ebca6b);
    b ^= a >>> 7;
  }
  secondHalf = mixed(b ^ (end - start));
  return mixed(a ^ (end - start));
}

function mixed(lane: number): number {
  let h = lane;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
