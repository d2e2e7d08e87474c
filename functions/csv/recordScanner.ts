const newline = 10;
const carriage = 13;
const quote = 34;
const space = 32;

/** Fields of one record; further ones are counted as its last. */
const mostFields = 4096;
/** Records found before they are read. */
const mostRecords = 64;

/**
 * Finds the fields of records in a buffer, some records at a time, so that what reads them can look ahead; holds
 * those of the record selected.
 */
export class RecordScanner {
  /** Where each field begins and ends in the buffer, quotes left out; the record's first is entry `base`. */
  readonly starts = new Int32Array(3 * mostFields);
  readonly ends = new Int32Array(3 * mostFields);
  base = 0;
  fields = 0;
  /** Which of the records found is selected, and where it begins and ends in the buffer. */
  selected = 0;
  from = 0;
  to = 0;
  /** Line ends within the last record, its own included. */
  lines = 0;
  /** The last record as it stood, where doubled quotes were made single; else null. */
  asItStood: Uint8Array | null = null;
  private readonly separator: number;
  private readonly escaped: number[] = [];
  private readonly bases = new Int32Array(mostRecords);
  private readonly widths = new Int32Array(mostRecords);
  private readonly heights = new Int32Array(mostRecords);
  private readonly borders = new Int32Array(mostRecords + 1);
  private readonly stood: (Uint8Array | null)[] = [];

  constructor(separator: number) {
    this.separator = separator;
  }

  /**
   * Finds as many records from `from` on as are whole and fit.
   *
   * @param final whether the buffer ends where the file does
   * @returns their number; `select` gives each
   */
  find(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    let count = 0;
    this.borders[0] = from;
    for (this.base = 0; count < mostRecords && this.base <= 2 * mostFields; this.base += this.fields) {
      const start = this.borders[count];
      const next = start < end ? this.next(bytes, start, end, final) : -1;
      if (next < 0) break;
      this.bases[count] = this.base;
      this.widths[count] = this.fields;
      this.heights[count] = this.lines;
      this.stood[count] = this.asItStood;
      count += 1;
      this.borders[count] = next;
    }
    return count;
  }

  /** Goes to one of the records found. */
  select(index: number): void {
    this.selected = index;
    this.base = this.bases[index];
    this.fields = this.widths[index];
    this.lines = this.heights[index];
    this.asItStood = this.stood[index];
    this.from = this.borders[index];
    this.to = this.borders[index + 1];
  }

  /**
   * Reads the record that begins at `from`: RFC 4180, with any line end, line ends inside quotes included.
   * Doubled quotes are made single in the buffer itself.
   *
   * @param final whether the buffer ends where the file does
   * @returns where the next record begins, or -1 when the buffer ends before this one does
   */
  next(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const { starts, ends, separator, escaped, base } = this;
    let position = from;
    let count = 0;
    let lines = 0;
    if (escaped.length > 0) escaped.length = 0;
    for (;;) {
      const field = base + (count < mostFields ? count : mostFields - 1);
      if (bytes[position] === space) position = this.spacesBeforeQuote(bytes, position, end);
      if (position < end && bytes[position] === quote) {
        position += 1;
        starts[field] = position;
        let doubled = false;
        for (;;) {
          if (position >= end) return -1;
          const byte = bytes[position];
          if (byte === quote) {
            if (position + 1 >= end && !final) return -1;
            if (bytes[position + 1] !== quote || position + 1 >= end) break;
            doubled = true;
            position += 1;
          } else if (byte === newline) lines += 1;
          position += 1;
        }
        ends[field] = position;
        if (doubled) escaped.push(field);
        position += 1;
        while (position < end && !this.endsField(bytes[position])) position += 1;
      } else {
        starts[field] = position;
        while (position < end) {
          const byte = bytes[position];
          if (byte === separator || byte === newline || byte === carriage) break;
          position += 1;
        }
        ends[field] = position;
      }
      count += 1;
      if (position >= end) {
        if (!final) return -1;
        break;
      }
      const byte = bytes[position];
      position += 1;
      if (byte === separator) continue;
      lines += 1;
      if (byte === carriage) {
        if (position >= end && !final) return -1;
        if (position < end && bytes[position] === newline) position += 1;
      }
      break;
    }
    this.fields = Math.min(count, mostFields);
    this.lines = lines;
    this.asItStood = escaped.length > 0 ? new Uint8Array(bytes.subarray(from, position)) : null;
    for (const field of escaped) this.unescape(bytes, field);
    return position;
  }

  /** Where the quote stands, if only spaces stand before it; else where they began. */
  private spacesBeforeQuote(bytes: Uint8Array, start: number, end: number): number {
    let position = start;
    while (position < end && bytes[position] === space) position += 1;
    return position < end && bytes[position] === quote ? position : start;
  }

  private endsField(byte: number): boolean {
    return byte === this.separator || byte === newline || byte === carriage;
  }

  private unescape(bytes: Uint8Array, field: number): void {
    let to = this.starts[field];
    for (let position = to; position < this.ends[field]; position += 1) {
      bytes[to] = bytes[position];
      to += 1;
      if (bytes[position] === quote) position += 1;
    }
    this.ends[field] = to;
  }
}
