import { hashBytes, secondHalf } from "./hashBytes.ts";

/** Makes a string of some bytes; may throw. */
export type Decode = (bytes: Uint8Array, start: number, end: number) => string;

/**
 * Numbers distinct ids 0, 1, 2 ... as they come, from their bytes: an id is turned into a string once, when it is
 * new. Open addressing on 64 bits of hash, kept beside the number, so that a look-up touches memory once; a Map of
 * strings needs a string for every row.
 */
export class IdTable {
  readonly ids: string[] = [];
  /** Threes: hash, second half of the hash, number + 1 (0 = free). */
  private slots = new Int32Array(3 << 12);
  private mask = (1 << 12) - 1;

  /** Number of the id with these bytes; new ones are decoded by `decode`. */
  intern(bytes: Uint8Array, start: number, end: number, decode: Decode): number {
    const high = hashBytes(bytes, start, end, 0) | 0;
    const low = secondHalf | 0;
    const { slots, mask } = this;
    let slot = high & mask;
    for (let at = 3 * slot; slots[at + 2] !== 0; slot = (slot + 1) & mask, at = 3 * slot) {
      if (slots[at] === high && slots[at + 1] === low) return slots[at + 2] - 1;
    }
    const id = decode(bytes, start, end);
    this.ids.push(id);
    slots[3 * slot] = high;
    slots[3 * slot + 1] = low;
    slots[3 * slot + 2] = this.ids.length;
    if (this.ids.length * 2 > mask) this.rehash();
    return this.ids.length - 1;
  }

  private rehash(): void {
    const { slots } = this;
    const mask = this.mask * 4 + 3;
    const larger = new Int32Array(3 * (mask + 1));
    for (let from = 0; from < slots.length; from += 3) {
      if (slots[from + 2] === 0) continue;
      let slot = slots[from] & mask;
      while (larger[3 * slot + 2] !== 0) slot = (slot + 1) & mask;
      larger[3 * slot] = slots[from];
      larger[3 * slot + 1] = slots[from + 1];
      larger[3 * slot + 2] = slots[from + 2];
    }
    this.slots = larger;
    this.mask = mask;
  }
}
