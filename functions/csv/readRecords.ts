import { CsvError } from "./csvError.ts";
import { RecordScanner } from "./recordScanner.ts";

/** Told of each record: its bytes from `from` to `to`, its fields in the scanner, the line it began on. */
export type Record = (
  bytes: Uint8Array,
  scanner: RecordScanner,
  line: number,
  from: number,
  to: number,
) => void;

/** A record longer than this is a quote that was never closed. */
const longest = 16 << 20;

/**
 * Walks the records of a file piece by piece, in memory of a piece or two.
 *
 * @param firstLine line the first record begins on
 * @throws {CsvError} for a quote that is never closed, naming the line it was opened on
 */
export async function readRecords(
  pieces: AsyncIterable<Buffer>,
  file: string,
  separator: number,
  firstLine: number,
  record: Record,
): Promise<void> {
  const scanner = new RecordScanner(separator);
  let rest: Buffer = Buffer.alloc(0);
  let line = firstLine;
  const walk = (bytes: Buffer, final: boolean): Buffer => {
    let position = 0;
    while (position < bytes.length) {
      const next = scanner.next(bytes, position, bytes.length, final);
      if (next < 0) break;
      record(bytes, scanner, line, position, next);
      line += scanner.lines;
      position = next;
    }
    const left = bytes.subarray(position);
    if (left.length > longest || (final && left.length > 0)) {
      throw new CsvError(file, [{ line, message: "opens a quote that is never closed" }]);
    }
    return left;
  };
  for await (const piece of pieces)
    rest = walk(rest.length === 0 ? piece : Buffer.concat([rest, piece]), false);
  walk(rest, true);
}
