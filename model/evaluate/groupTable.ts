/**
 * Counts of equal triples of numbers, with a sum beside each, in open addressing: a million customers in a few typed
 * arrays. Sums are kept in steps of 2^-24, so that they come out the same whatever the order of adding.
 */
export interface GroupTable {
  readonly size: number;
  add(a: number, b: number, c: number, count: number, sum?: number): void;
  /** Adds all groups of another table. */
  merge(other: GroupTable): void;
  forEach(visit: (a: number, b: number, c: number, count: number, sum: number) => void): void;
  /** The groups in ascending order of (a, b, c), whatever the order of adding. */
  columns(): Record<"a" | "b" | "c" | "count" | "sum", Float64Array>;
  /**
   * Keeps about half of the customers: each of a group's count stays with chance 1/2, drawn from the group's
   * own numbers and the level, so that the outcome does not depend on the order of adding.
   *
   * @param level how often these customers were halved before, 0 at first
   */
  thin(level: number): void;
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

function mix(hash: number, value: number): number {
  bits[0] = value + 0; // -0 becomes 0
  let h = Math.imul(hash ^ words[0]!, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ words[1]!, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const inSteps = (sum: number) => Math.round(sum * 2 ** 24) / 2 ** 24;

const hashTriple = (a: number, b: number, c: number) => mix(mix(mix(0x9747b28c, a), b), c) >>> 0;

export function createGroupTable(): GroupTable {
  let capacity = 1024;
  let size = 0;
  let keys = new Float64Array(capacity * 3);
  let counts = new Float64Array(capacity);
  let sums = new Float64Array(capacity);

  function add(a: number, b: number, c: number, count: number, sum = 0): void {
    if (size * 2 > capacity) rebuild(capacity * 2, (n) => n);
    let slot = hashTriple(a, b, c) & (capacity - 1);
    while (counts[slot] !== 0) {
      const at = slot * 3;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c) {
        counts[slot]! += count;
        sums[slot]! += inSteps(sum);
        return;
      }
      slot = (slot + 1) & (capacity - 1);
    }
    keys.set([a, b, c], slot * 3);
    counts[slot] = count;
    sums[slot] = inSteps(sum);
    size++;
  }

  function forEach(visit: Parameters<GroupTable["forEach"]>[0]): void {
    for (let slot = 0; slot < counts.length; slot++) {
      if (counts[slot] === 0) continue;
      visit(keys[slot * 3]!, keys[slot * 3 + 1]!, keys[slot * 3 + 2]!, counts[slot]!, sums[slot]!);
    }
  }

  function rebuild(nextCapacity: number, keep: (count: number, hash: number) => number): void {
    const oldKeys = keys;
    const oldCounts = counts;
    const oldSums = sums;
    capacity = nextCapacity;
    size = 0;
    keys = new Float64Array(capacity * 3);
    counts = new Float64Array(capacity);
    sums = new Float64Array(capacity);
    for (let slot = 0; slot < oldCounts.length; slot++) {
      if (oldCounts[slot] === 0) continue;
      const [a, b, c] = [oldKeys[slot * 3]!, oldKeys[slot * 3 + 1]!, oldKeys[slot * 3 + 2]!];
      const count = keep(oldCounts[slot]!, hashTriple(a, b, c));
      if (count > 0) add(a, b, c, count, (oldSums[slot]! * count) / oldCounts[slot]!);
    }
  }

  function columns() {
    const slots = new Uint32Array(size);
    let found = 0;
    for (let slot = 0; slot < capacity; slot++) if (counts[slot] !== 0) slots[found++] = slot;
    slots.sort((i, j) => {
      const p = i * 3;
      const q = j * 3;
      return keys[p]! - keys[q]! || keys[p + 1]! - keys[q + 1]! || keys[p + 2]! - keys[q + 2]!;
    });
    const pick = (offset: number) => Float64Array.from(slots, (slot) => keys[slot * 3 + offset]!);
    const of = (values: Float64Array) => Float64Array.from(slots, (slot) => values[slot]!);
    return { a: pick(0), b: pick(1), c: pick(2), count: of(counts), sum: of(sums) };
  }

  function thin(level: number): void {
    rebuild(capacity, (count, hash) => {
      const odd = count % 2 === 1 && (hash >>> (31 - (level % 31))) & 1 ? 1 : 0;
      return Math.floor(count / 2) + odd;
    });
  }

  return {
    get size() {
      return size;
    },
    add,
    merge: (other) => other.forEach(add),
    forEach,
    columns,
    thin,
  };
}
