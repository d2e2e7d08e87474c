import { hashBytes } from "./hashBytes.ts";

/**
 * Numbers distinct ids 0, 1, 2 ... as they come, from their bytes: an id is turned into a string once, when it is
 * new. Open addressing over one arena of bytes; a Map of strings needs a string for every row.
 */
export class IdTable {
  readonly ids: string[] = [];
  private arena = new Uint8Array(1 << 16);
  private ends = new Uint32Array(1 << 12);
  private hashes = new Uint32Array(1 << 12);
  private slots = new Int32Array(1 << 13);

  /** Position of the id with these bytes; new ones are decoded by `decode`, which may throw. */
  intern(bytes: Uint8Array, start: number, end: number, decode: (bytes: Uint8Array) => string): number {
    const hash = hashBytes(bytes, start, end, 0);
    let mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const index = this.slots[slot] - 1;
      if (this.hashes[index] === hash && this.equals(index, bytes, start, end)) return index;
    }
    const id = decode(bytes.subarray(start, end));
    const index = this.ids.length;
    if (index * 2 >= this.slots.length) {
      this.rehash();
      mask = this.slots.length - 1;
      slot = hash & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    }
    this.ids.push(id);
    this.slots[slot] = index + 1;
    this.keep(index, hash, bytes, start, end);
    return index;
  }

  private equals(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = index === 0 ? 0 : this.ends[index - 1];
    if (this.ends[index] - from !== end - start) return false;
    for (let offset = 0; offset < end - start; offset += 1) {
      if (this.arena[from + offset] !== bytes[start + offset]) return false;
    }
    return true;
  }

  private keep(index: number, hash: number, bytes: Uint8Array, start: number, end: number): void {
    if (index === this.ends.length) {
      this.ends = grown(this.ends, index * 2);
      this.hashes = grown(this.hashes, index * 2);
    }
    const from = index === 0 ? 0 : this.ends[index - 1];
    const to = from + end - start;
    if (to > this.arena.length) {
      const larger = new Uint8Array(Math.max(this.arena.length * 2, to));
      larger.set(this.arena.subarray(0, from));
      this.arena = larger;
    }
    for (let offset = 0; offset < end - start; offset += 1) this.arena[from + offset] = bytes[start + offset];
    this.ends[index] = to;
    this.hashes[index] = hash;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.ids.length; index += 1) {
      let slot = this.hashes[index] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.slots = slots;
  }
}

function grown(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
