import { type ColumnRole, type Columns, findColumns, recognised } from "./columnNames.ts";
import { CsvError } from "./csvError.ts";
import { joinedBytes } from "./growing.ts";
import { RecordScanner } from "./recordScanner.ts";
import { decodeUtf8 } from "./text.ts";

const separators = [",", ";", "\t", "|"].map((text) => text.charCodeAt(0));
/** A header longer than this is no header. */
const longest = 1 << 20;

export interface HeaderNames {
  header: string[];
  /** Code of the separator. */
  separator: number;
  /** What follows the header. */
  rest: AsyncGenerator<Uint8Array>;
  /** Line the rest begins on, 1 = the file's first. */
  line: number;
  /** Bytes before the rest. */
  offset: number;
}

export interface Header extends HeaderNames {
  columns: Columns;
}

/**
 * Reads the first record, with the separator under which most columns are recognised. A line "sep=;" before it,
 * as Excel writes, is heeded.
 *
 * @throws {CsvError} for an empty file, or a header without the columns needed
 */
export async function readHeader(
  pieces: AsyncGenerator<Uint8Array>,
  file: string,
  mapping?: Partial<Record<ColumnRole, string | null>>,
): Promise<Header> {
  const names = await readHeaderNames(pieces, file);
  return { ...names, columns: findColumns(file, names.header, mapping) };
}

/**
 * As `readHeader`, for whoever is yet to say what the columns are.
 *
 * @throws {CsvError} for an empty file or header
 */
export async function readHeaderNames(
  pieces: AsyncGenerator<Uint8Array>,
  file: string,
): Promise<HeaderNames> {
  let bytes = new Uint8Array(0);
  let final = false;
  for (;;) {
    const found = final || bytes.length > 0 ? firstRecord(bytes, final) : null;
    if (found !== null) {
      const header = found.names.map((name) => name.trim());
      if (header.every((name) => name === ""))
        throw new CsvError(file, [{ line: 1, message: "the header is empty" }]);
      const after = bytes.subarray(found.end);
      return {
        header,
        separator: found.separator,
        line: found.lines + 1,
        offset: found.end,
        rest: joined(after, pieces),
      };
    }
    if (final || bytes.length > longest) {
      const message = bytes.length === 0 ? "is empty: a header and orders are needed" : "has no header line";
      throw new CsvError(file, [{ message }]);
    }
    const next = await pieces.next();
    if (next.done) final = true;
    else bytes = joinedBytes(bytes, next.value);
  }
}

function firstRecord(bytes: Uint8Array, final: boolean) {
  const declared = /^sep=([,;|\t])\r?\n/i.exec(decodeUtf8(bytes.subarray(0, 16)));
  const from = declared === null ? 0 : declared[0].length;
  let best: { names: string[]; separator: number; end: number; lines: number; score: number } | null = null;
  for (const separator of declared === null ? separators : [declared[1].charCodeAt(0)]) {
    const copy = new Uint8Array(bytes);
    const scanner = new RecordScanner(separator);
    const end = from < copy.length ? scanner.next(copy, from, copy.length, final) : -1;
    if (end < 0) continue;
    const names: string[] = [];
    for (let field = 0; field < scanner.fields; field += 1) {
      names.push(decodeUtf8(copy.subarray(scanner.starts[field], scanner.ends[field])));
    }
    const score = recognised(names) * 1000 + Math.min(names.length, 999);
    const lines = scanner.lines + (declared === null ? 0 : 1);
    if (best === null || score > best.score) best = { names, separator, end, lines, score };
  }
  return best;
}

async function* joined(head: Uint8Array, pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* pieces;
}
