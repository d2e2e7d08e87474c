import { doubled } from "./growing.ts";

/** Entries that ask for an id are told from rows by this bit. */
const asking = 0x80000000;
const parts = 256;

/** What order ids say of each other. */
export interface OrderIdFindings {
  /** Rows whose order id an earlier row has, ascending. */
  repeats: Float64Array;
  /** Of each of them, the first row that had it. */
  firsts: Float64Array;
  /** Of each question, the first row that has the id asked for; -1 when none has. */
  answers: Int32Array;
}

/**
 * Finds order ids that repeat, among millions of rows, by 64 bits of their hash. Ids are parted by hash as they
 * come, so that each part is looked through within the processor's cache; a Set of strings takes ten times the
 * memory, and waits for it at every row.
 */
export class OrderIds {
  private questions = 0;
  private readonly counts = new Uint32Array(parts);
  /** Threes: both halves of the hash, and the row or question. */
  private readonly entries = Array.from({ length: parts }, () => new Uint32Array(3 * 64));

  /** Notes the id of a row; rows come in ascending sequence. */
  note(high: number, low: number, row: number): void {
    const part = high >>> 24;
    let entries = this.entries[part];
    let at = 3 * this.counts[part]++;
    if (at === entries.length) {
      entries = doubled(entries);
      this.entries[part] = entries;
    }
    entries[at++] = high;
    entries[at++] = low;
    entries[at] = row;
  }

  /** Asks which row has an id; answers the number of the question. */
  ask(high: number, low: number): number {
    this.note(high, low, (asking | this.questions) >>> 0);
    return this.questions++;
  }

  /** Looks through what was noted, and lets go of it. */
  find(): OrderIdFindings {
    const answers = new Int32Array(this.questions).fill(-1);
    const pairs: number[] = [];
    for (let part = 0; part < parts; part += 1) {
      findInPart(this.entries[part], this.counts[part], pairs, answers);
      this.entries[part] = new Uint32Array(0);
      this.counts[part] = 0;
    }
    return { ...sorted(pairs), answers };
  }
}

function findInPart(entries: Uint32Array, count: number, pairs: number[], answers: Int32Array): void {
  let size = 16;
  while (size < 2 * count) size *= 2;
  const slots = new Uint32Array(size);
  for (const questions of [false, true]) {
    for (let at = 0; at < 3 * count; at += 3) {
      const of = entries[at + 2];
      if (of >= asking !== questions) continue;
      let slot = entries[at + 1] & (size - 1);
      let first = -1;
      for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
        const other = slots[slot] - 1;
        if (entries[other] !== entries[at] || entries[other + 1] !== entries[at + 1]) continue;
        first = entries[other + 2];
        break;
      }
      if (questions) answers[of - asking] = first;
      else if (first >= 0) pairs.push(of, first);
      else slots[slot] = at + 1;
    }
  }
}

/** Pairs of rows by the first of each; packed two in a number, to be sorted natively. */
function sorted(pairs: readonly number[]): { repeats: Float64Array; firsts: Float64Array } {
  const shift = 2 ** 26;
  const packed = new Float64Array(pairs.length / 2);
  for (let index = 0; index < packed.length; index += 1) {
    packed[index] = pairs[2 * index] * shift + pairs[2 * index + 1];
  }
  packed.sort();
  return {
    repeats: packed.map((pair) => Math.floor(pair / shift)),
    firsts: packed.map((pair) => pair % shift),
  };
}
