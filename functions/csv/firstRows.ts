/**
 * The first row of each order id, by 64 bits of its hash: 12 bytes a row and 8 a distinct id, where a Set of
 * strings takes a hundred.
 */
export class FirstRows {
  private high = new Uint32Array(1 << 12);
  private low = new Uint32Array(1 << 12);
  private rows = new Uint32Array(1 << 12);
  private slots = new Int32Array(1 << 13);
  private count = 0;

  /** The row that first had this hash; `row` itself is noted and answered when none had. */
  firstOf(high: number, low: number, row: number): number {
    const known = this.find(high, low);
    if (known >= 0) return known;
    if (this.count * 2 >= this.slots.length) this.rehash();
    if (this.count === this.high.length) this.grow();
    const entry = this.count;
    this.count += 1;
    this.high[entry] = high;
    this.low[entry] = low;
    this.rows[entry] = row;
    this.place(this.slots, entry);
    return row;
  }

  /** The row that first had this hash, or -1. */
  find(high: number, low: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = high & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const entry = slots[slot] - 1;
      if (this.high[entry] === high && this.low[entry] === low) return this.rows[entry];
    }
    return -1;
  }

  private place(slots: Int32Array, entry: number): void {
    const mask = slots.length - 1;
    let slot = this.high[entry] & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entry + 1;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    for (let entry = 0; entry < this.count; entry += 1) this.place(slots, entry);
    this.slots = slots;
  }

  private grow(): void {
    for (const name of ["high", "low", "rows"] as const) {
      const larger = new Uint32Array(this.count * 2);
      larger.set(this[name]);
      this[name] = larger;
    }
  }
}
