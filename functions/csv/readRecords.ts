import { CsvError } from "./csvError.ts";
import { joinedBytes } from "./growing.ts";
import { RecordScanner } from "./recordScanner.ts";

/** What is done with the records: shown some at a time first, then given one by one. */
export interface RecordSink {
  /** The scanner has found so many records, and can select each. */
  lookAhead(bytes: Uint8Array, scanner: RecordScanner, count: number): void;
  /** The scanner has selected a record, which began on `line`. */
  read(bytes: Uint8Array, scanner: RecordScanner, line: number): void;
}

/** A record longer than this is a quote that was never closed. */
const longest = 16 << 20;

/**
 * Walks the records of a file piece by piece, in memory of a piece or two.
 *
 * @param firstLine line the first record begins on
 * @throws {CsvError} for a quote that is never closed, naming the line it was opened on
 */
export async function readRecords(
  pieces: AsyncIterable<Uint8Array>,
  file: string,
  separator: number,
  firstLine: number,
  sink: RecordSink,
): Promise<void> {
  const scanner = new RecordScanner(separator);
  let rest: Uint8Array = new Uint8Array(0);
  let line = firstLine;
  const walk = (bytes: Uint8Array, final: boolean): Uint8Array => {
    let position = 0;
    for (;;) {
      const count = scanner.find(bytes, position, bytes.length, final);
      if (count === 0) break;
      sink.lookAhead(bytes, scanner, count);
      for (let index = 0; index < count; index += 1) {
        scanner.select(index);
        sink.read(bytes, scanner, line);
        line += scanner.lines;
      }
      position = scanner.to;
    }
    const left = bytes.subarray(position);
    if (left.length > longest || (final && left.length > 0)) {
      throw new CsvError(file, [{ line, message: "opens a quote that is never closed" }]);
    }
    return left;
  };
  for await (const piece of pieces) {
    // One class of array, whoever gave the piece: engines read a mixture of classes at half the speed.
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
    rest = walk(rest.length === 0 ? bytes : joinedBytes(rest, bytes), false);
  }
  walk(rest, true);
}
