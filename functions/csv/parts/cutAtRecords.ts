import { readRecords } from "../readRecords.ts";

/** A stretch of a file that begins and ends between two records. */
export interface ByteRange {
  /** First byte, and the one after the last. */
  from: number;
  to: number;
  /** Line the first record begins on, 1 = the header's. */
  line: number;
}

/**
 * Cuts the records of a file into ranges of at least so many bytes each (the last one may be shorter). The reader's
 * own scanner finds where records end: a line end inside quotes is none.
 *
 * @param pieces what follows the header
 * @param at     where that begins: byte and line
 * @throws {CsvError} for a quote that is never closed
 */
export async function cutAtRecords(
  pieces: AsyncIterable<Uint8Array>,
  file: string,
  separator: number,
  at: { offset: number; line: number },
  rangeBytes: number,
): Promise<ByteRange[]> {
  const ranges: ByteRange[] = [];
  let open: ByteRange = { from: at.offset, to: at.offset, line: at.line };
  await readRecords(pieces, file, separator, at.line, {
    lookAhead() {},
    read(_, scanner, line) {
      if (open.to - open.from >= rangeBytes) {
        ranges.push(open);
        open = { from: open.to, to: open.to, line };
      }
      open.to += scanner.to - scanner.from;
    },
  });
  if (open.to > open.from) ranges.push(open);
  return ranges;
}
