/** Numbers by two positions, most of them 0: only the others are kept. As stored: key = row × width + column. */
export interface StoredTable {
  keys: number[];
  values: number[];
}

/**
 * A table of sums over pairs of positions in [0, size). Rectangles are kept by their corners, so that a customer costs
 * a few additions however long they were active, and tables of shards add up.
 */
export class CountTable {
  readonly size: number;
  readonly #corners: Map<number, number>;

  constructor(size: number, stored: StoredTable = { keys: [], values: [] }) {
    this.size = size;
    this.#corners = new Map(stored.keys.map((key, i) => [key, stored.values[i]]));
  }

  /** Adds to every pair of a row in [rows[0], rows[1]] and a column in [columns[0], columns[1]]; an empty range to none. */
  add(rows: readonly [number, number], columns: readonly [number, number], value: number): void {
    if (rows[1] < rows[0] || columns[1] < columns[0] || value === 0) return;
    this.#corner(rows[0], columns[0], value);
    this.#corner(rows[1] + 1, columns[0], -value);
    this.#corner(rows[0], columns[1] + 1, -value);
    this.#corner(rows[1] + 1, columns[1] + 1, value);
  }

  /** The sum at one pair. */
  at(row: number, column: number): number {
    const width = this.size + 1;
    let sum = 0;
    for (const [key, value] of this.#corners) {
      if (key <= row * width + column && key % width <= column) sum += value;
    }
    return sum;
  }

  merge(other: CountTable): void {
    for (const [key, value] of other.#corners) this.#addTo(key, value);
  }

  stored(): StoredTable {
    const entries = [...this.#corners].sort(([a], [b]) => a - b);
    return { keys: entries.map(([key]) => key), values: entries.map(([, value]) => value) };
  }

  /** Corners outside the table bound nothing that is asked for. */
  #corner(row: number, column: number, value: number): void {
    if (row < this.size && column < this.size) this.#addTo(row * (this.size + 1) + column, value);
  }

  #addTo(key: number, value: number): void {
    const sum = (this.#corners.get(key) ?? 0) + value;
    if (sum === 0) this.#corners.delete(key);
    else this.#corners.set(key, sum);
  }
}
