import type { RecordScanner } from "./recordScanner.ts";
import { decodeUtf8, shortAscii, trimEnd, trimStart } from "./text.ts";

/** One field of the record at hand, without the spaces around it. */
export class FieldCursor {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;

  /** Goes to a column's field; answers whether anything stands there. */
  locate(bytes: Uint8Array, scanner: RecordScanner, column: number): boolean {
    this.bytes = bytes;
    this.start = this.end = 0;
    if (column >= scanner.fields) return false;
    const at = scanner.base + column;
    this.start = trimStart(bytes, scanner.starts[at], scanner.ends[at]);
    this.end = trimEnd(bytes, this.start, scanner.ends[at]);
    return this.start < this.end;
  }

  text(): string {
    const { bytes, start, end } = this;
    return shortAscii(bytes, start, end) ?? decodeUtf8(bytes.subarray(start, end));
  }
}
