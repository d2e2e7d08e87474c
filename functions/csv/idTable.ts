import { doubled } from "./growing.ts";
import { hashBytes, secondHalf } from "./hashBytes.ts";

/** Makes a string of some bytes; may throw. */
export type Decode = (bytes: Uint8Array, start: number, end: number) => string;

/**
 * Numbers distinct ids 0, 1, 2 ... as they come, from their bytes: an id is turned into a string once, when it is
 * new, where a Map of strings needs a string for every row. Open addressing on 64 bits of hash: one half finds the
 * place and is looked at again only where the other half, kept there beside the number, agrees. So a million ids
 * are found in 20 MB, which processors keep near.
 */
export class IdTable {
  readonly ids: string[] = [];
  /** Pairs: second half of the hash, number + 1 (0 = free). */
  private slots = new Int32Array(2 << 12);
  private mask = (1 << 12) - 1;
  /** First half of the hash of each id. */
  private halves = new Int32Array(1 << 11);

  /** Hashes of ids to come. */
  private readonly ahead = new Int32Array(2 * 64);
  /** Keeps the engine from leaving out reads whose values nobody uses. */
  private fetched = 0;

  /** Number of the id with these bytes; new ones are decoded by `decode`. */
  intern(bytes: Uint8Array, start: number, end: number, decode: Decode): number {
    this.lookAhead(0, bytes, start, end);
    return this.internAhead(0, bytes, start, end, decode);
  }

  /** Notes an id that will be asked for as number `index` (0 to 63) of those to come. */
  lookAhead(index: number, bytes: Uint8Array, start: number, end: number): void {
    this.ahead[2 * index] = hashBytes(bytes, start, end, 0);
    this.ahead[2 * index + 1] = secondHalf;
  }

  /**
   * Reads the memory where the ids noted will be looked for, all at once: the waits for memory, most of the time
   * of a look-up among a million ids, then overlap instead of following each other.
   */
  fetch(count: number): void {
    const { slots, mask, ahead, halves } = this;
    let seen = 0;
    for (let index = 0; index < count; index += 1) seen ^= slots[2 * (ahead[2 * index] & mask)];
    for (let index = 0; index < count; index += 1) seen ^= halves[slots[2 * (ahead[2 * index] & mask) + 1]];
    this.fetched ^= seen;
  }

  /** As `intern`, for the id noted as number `index`. */
  internAhead(index: number, bytes: Uint8Array, start: number, end: number, decode: Decode): number {
    const high = this.ahead[2 * index];
    const low = this.ahead[2 * index + 1];
    const { slots, mask, halves } = this;
    let slot = high & mask;
    for (; slots[2 * slot + 1] !== 0; slot = (slot + 1) & mask) {
      if (slots[2 * slot] === low && halves[slots[2 * slot + 1] - 1] === high) return slots[2 * slot + 1] - 1;
    }
    this.ids.push(decode(bytes, start, end));
    const number = this.ids.length;
    slots[2 * slot] = low;
    slots[2 * slot + 1] = number;
    halves[number - 1] = high;
    if (number * 2 > mask) this.grow();
    return number - 1;
  }

  private grow(): void {
    const { slots, halves } = this;
    const mask = this.mask * 2 + 1;
    const larger = new Int32Array(2 * (mask + 1));
    for (let from = 0; from < slots.length; from += 2) {
      if (slots[from + 1] === 0) continue;
      let slot = halves[slots[from + 1] - 1] & mask;
      while (larger[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      larger[2 * slot] = slots[from];
      larger[2 * slot + 1] = slots[from + 1];
    }
    this.slots = larger;
    this.mask = mask;
    this.halves = doubled(halves);
  }
}
