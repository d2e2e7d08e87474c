import { doubled } from "./growing.ts";

/** Entries of refunds that name an order are told from rows by this bit. */
const question = 0x80000000;
const parts = 1024;

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
 * Finds order ids that repeat, among millions of rows, by 64 bits of their hash: ids are noted in sequence, then
 * parted by hash into pieces small enough for the processor's cache. A Set of strings takes ten times the memory.
 */
export class OrderIds {
  private count = 0;
  private questions = 0;
  private high = new Uint32Array(1 << 12);
  private low = new Uint32Array(1 << 12);
  private of = new Uint32Array(1 << 12);

  /** Notes the id of a row; rows come in ascending sequence. */
  note(high: number, low: number, row: number): void {
    this.push(high, low, row);
  }

  /** Asks which row has an id; answers the number of the question. */
  ask(high: number, low: number): number {
    this.push(high, low, (question | this.questions) >>> 0);
    return this.questions++;
  }

  find(): OrderIdFindings {
    const { count, high, low, of } = this;
    const answers = new Int32Array(this.questions).fill(-1);
    const starts = new Uint32Array(parts + 1);
    for (let entry = 0; entry < count; entry += 1) starts[(high[entry] >>> 22) + 1] += 1;
    for (let part = 0; part < parts; part += 1) starts[part + 1] += starts[part];
    const next = starts.slice();
    const entries = new Uint32Array(count);
    for (let entry = 0; entry < count; entry += 1) entries[next[high[entry] >>> 22]++] = entry;

    const pairs: number[] = [];
    let slots = new Uint32Array(0);
    for (let part = 0; part < parts; part += 1) {
      const [from, to] = [starts[part], starts[part + 1]];
      let size = 16;
      while (size < 2 * (to - from)) size *= 2;
      if (slots.length === size) slots.fill(0);
      else slots = new Uint32Array(size);
      for (const asking of [false, true]) {
        for (let position = from; position < to; position += 1) {
          const entry = entries[position];
          if (of[entry] >= question !== asking) continue;
          let slot = low[entry] & (size - 1);
          let first = -1;
          for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
            const other = slots[slot] - 1;
            if (high[other] !== high[entry] || low[other] !== low[entry]) continue;
            first = of[other];
            break;
          }
          if (asking) answers[of[entry] - question] = first;
          else if (first >= 0) pairs.push(of[entry], first);
          else slots[slot] = entry + 1;
        }
      }
    }
    return { ...sorted(pairs), answers };
  }

  private push(high: number, low: number, of: number): void {
    if (this.count === this.of.length) {
      this.high = doubled(this.high);
      this.low = doubled(this.low);
      this.of = doubled(this.of);
    }
    this.high[this.count] = high;
    this.low[this.count] = low;
    this.of[this.count] = of;
    this.count += 1;
  }
}

/** Pairs of rows below 2^26 or so by the first of each, packed two in a number to be sorted natively. */
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
