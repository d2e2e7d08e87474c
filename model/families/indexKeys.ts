/** Distinct keys numbered in the order they appear. */
export interface KeyIndex {
  /** For each row the number of its key. */
  index: Int32Array;
  /** For each number the first row that had the key. */
  firstRow: Int32Array;
}

const LARGEST_TABLE = 1 << 23;

/**
 * Numbers the distinct keys of a column of whole numbers: by a table where the keys are few enough, else by open
 * addressing.
 *
 * @param keys whole numbers in [0, keySpace), keySpace below 2^53
 */
export function indexKeys(keys: Float64Array | Int32Array, keySpace: number): KeyIndex {
  const n = keys.length;
  const index = new Int32Array(n);
  const firstRow = new Int32Array(n);
  const dense = keySpace <= LARGEST_TABLE;
  const bits = dense ? 0 : Math.max(4, Math.ceil(Math.log2(2 * n)));
  const slots = new Int32Array(dense ? keySpace : 2 ** bits);
  const mask = slots.length - 1;
  let count = 0;
  for (let row = 0; row < n; row++) {
    const key = keys[row];
    let slot = key;
    if (!dense) {
      slot = hash(key, bits);
      while (slots[slot] !== 0 && keys[firstRow[slots[slot] - 1]] !== key) slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) {
      firstRow[count] = row;
      slots[slot] = ++count;
    }
    index[row] = slots[slot] - 1;
  }
  return { index, firstRow: firstRow.slice(0, count) };
}

/** Fibonacci hashing of both halves of a key below 2^53. */
function hash(key: number, bits: number): number {
  const high = Math.floor(key / 4294967296);
  const low = key - high * 4294967296;
  return Math.imul(Math.imul(high, 0x85ebca6b) ^ low, 0x9e3779b1) >>> (32 - bits);
}
