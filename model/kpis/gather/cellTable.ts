import type { StoredTable } from "./countTable.ts";

/** Sums at single pairs of positions, for what is added to one cell and read by rows: cohorts by age. */
export class CellTable {
  readonly size: number;
  readonly #cells: Map<number, number>;

  constructor(size: number, stored: StoredTable = { keys: [], values: [] }) {
    this.size = size;
    this.#cells = new Map(stored.keys.map((key, i) => [key, stored.values[i]]));
  }

  add(row: number, column: number, value: number): void {
    if (value === 0) return;
    const key = row * this.size + column;
    this.#cells.set(key, (this.#cells.get(key) ?? 0) + value);
  }

  at(row: number, column: number): number {
    return this.#cells.get(row * this.size + column) ?? 0;
  }

  merge(other: CellTable): void {
    for (const [key, value] of other.#cells) {
      this.add(Math.floor(key / this.size), key % this.size, value);
    }
  }

  stored(): StoredTable {
    const entries = [...this.#cells].sort(([a], [b]) => a - b);
    return { keys: entries.map(([key]) => key), values: entries.map(([, value]) => value) };
  }
}
