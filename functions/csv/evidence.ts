import { decodeUtf8 } from "./text.ts";

interface Seen {
  line: number;
  text: string;
}

/** What the rows of a part of a file said: for either reading, and for neither. */
export interface Heard {
  first: [Seen | null, Seen | null];
  open: Seen | null;
}

/**
 * Decides between two readings of a column by all of the file: rows that admit one only speak for it, rows that
 * admit both leave it open. Never row by row.
 */
export class Evidence<A extends string = string, B extends string = string> {
  readonly names: readonly [A, B];
  private readonly first: [Seen | null, Seen | null] = [null, null];
  private firstOpen: Seen | null = null;

  constructor(a: A, b: B) {
    this.names = [a, b];
  }

  /** A row that admits only reading 0 or 1. */
  say(reading: 0 | 1, line: number, bytes: Uint8Array, start: number, end: number): void {
    this.first[reading] ??= seen(line, bytes, start, end);
  }

  /** A row that admits both. */
  open(line: number, bytes: Uint8Array, start: number, end: number): void {
    this.firstOpen ??= seen(line, bytes, start, end);
  }

  /** What was heard so far, to be taken in elsewhere. */
  heard(): Heard {
    return { first: [...this.first], open: this.firstOpen };
  }

  /** Takes in what another part of the file said; parts come in the sequence of the file. */
  takeIn({ first, open }: Heard): void {
    this.first[0] ??= first[0];
    this.first[1] ??= first[1];
    this.firstOpen ??= open;
  }

  /**
   * What the file says, unless the caller has said it.
   *
   * @returns the reading; null where no row asks; both rows where two contradict each other (or the caller);
   *   the row that is open where none speaks
   */
  decide(
    said?: A | B,
  ): { reading: A | B | null } | { contradiction: [Seen, Seen] } | { open: Seen } | { against: Seen } {
    const [a, b] = this.first;
    if (a !== null && b !== null) return { contradiction: a.line <= b.line ? [a, b] : [b, a] };
    if (said !== undefined) {
      const other = said === this.names[0] ? b : a;
      return other === null ? { reading: said } : { against: other };
    }
    if (a !== null || b !== null) return { reading: this.names[a !== null ? 0 : 1] };
    return this.firstOpen === null ? { reading: null } : { open: this.firstOpen };
  }
}

function seen(line: number, bytes: Uint8Array, start: number, end: number): Seen {
  return { line, text: decodeUtf8(bytes.subarray(start, end)) };
}
