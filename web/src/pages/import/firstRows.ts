import { RecordScanner } from "../../../../functions/csv/recordScanner.ts";
import { decodeUtf8 } from "../../../../functions/csv/text.ts";

/** Rows that show what a column holds. */
const shown = 3;

/** The first rows below the header, as they stand: what a person looks at who says which column is which. */
export async function firstRows(pieces: AsyncGenerator<Uint8Array>, separator: number): Promise<string[][]> {
  const scanner = new RecordScanner(separator);
  const rows: string[][] = [];
  const { value } = await pieces.next();
  if (!value) return rows;
  const bytes = new Uint8Array(value);
  for (let from = 0; from < bytes.length && rows.length < shown; ) {
    const next = scanner.next(bytes, from, bytes.length, true);
    if (next < 0) break;
    const cells = Array.from({ length: scanner.fields }, (_, field) =>
      decodeUtf8(bytes.subarray(scanner.starts[field], scanner.ends[field])).trim(),
    );
    if (cells.some((cell) => cell !== "")) rows.push(cells);
    from = next;
  }
  await pieces.return(undefined);
  return rows;
}
