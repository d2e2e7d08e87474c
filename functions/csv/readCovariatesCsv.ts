import { customerColumn } from "./columnNames.ts";
import { CsvError, type CsvProblem } from "./csvError.ts";
import { CustomerIdError, decodeCustomer } from "./decodeCustomer.ts";
import { readBytes, sizeOf } from "./readBytes.ts";
import { RecordScanner } from "./recordScanner.ts";
import { decodeUtf8, trimEnd, trimStart } from "./text.ts";

/** What is known of customers beyond their orders: a row a customer, a column a factor. */
export interface CustomerCovariates {
  /** As the header names them. */
  names: string[];
  /** Values by customer id, in the order of the names; "" where nothing is recorded. */
  byCustomer: Map<string, string[]>;
}

const separators = [",", ";", "\t", "|"].map((text) => text.charCodeAt(0));
const mostProblems = 20;

/**
 * Reads a CSV of customers: a column for the customer's id (such as customer_id, or id), every other one a covariate.
 *
 * @throws {CsvError} naming file, line and value: no column for the customer, none beside it, two of one name, ids that
 *   cannot be taken, a customer twice with different values
 * @example (await readCovariatesCsv("members.csv")).byCustomer.get("A-17"); // => ["gold"]
 */
export async function readCovariatesCsv(file: string): Promise<CustomerCovariates> {
  await sizeOf(file);
  const pieces: Uint8Array[] = [];
  for await (const piece of readBytes(file, file, () => {})) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const { header, at, separator } = headerOf(bytes, file);
  const names = header.filter((_, index) => index !== at);
  const byCustomer = new Map<string, string[]>();
  const problems: CsvProblem[] = [];
  const scanner = new RecordScanner(separator);
  let line = 1;
  for (let from = 0; from < bytes.length && problems.length < mostProblems; ) {
    const next = scanner.next(bytes, from, bytes.length, true);
    if (next < 0) throw new CsvError(file, [{ line, message: "opens a quote that is never closed" }]);
    if (line > 1) readRow(bytes, scanner, { at, width: header.length, line, byCustomer, problems });
    line += scanner.lines;
    from = next;
  }
  if (problems.length > 0) throw new CsvError(file, problems);
  if (byCustomer.size === 0)
    throw new CsvError(file, [{ message: "has a header but no customers below it" }]);
  return { names, byCustomer };
}

interface Reading {
  at: number;
  width: number;
  line: number;
  byCustomer: Map<string, string[]>;
  problems: CsvProblem[];
}

function readRow(bytes: Buffer, scanner: RecordScanner, reading: Reading): void {
  const { at, width, line, byCustomer, problems } = reading;
  const { starts, ends, fields } = scanner;
  if (fields === 1 && ends[0] === starts[0]) return; // an empty line
  const bounds = (field: number): [number, number] => {
    const start = trimStart(bytes, starts[field], ends[field]);
    return [start, trimEnd(bytes, start, ends[field])];
  };
  const textOf = (field: number) => (field < fields ? decodeUtf8(bytes.subarray(...bounds(field))) : "");
  let id: string;
  try {
    id = at < fields ? decodeCustomer(bytes, ...bounds(at)) : decodeCustomer(bytes, 0, 0);
  } catch (cause) {
    if (!(cause instanceof CustomerIdError)) throw cause;
    problems.push({ line, ...(cause.secret ? {} : { value: textOf(at) }), message: cause.message });
    return;
  }
  const values = Array.from({ length: width }, (_, field) => textOf(field)).filter(
    (_, field) => field !== at,
  );
  const known = byCustomer.get(id);
  if (known?.some((value, i) => value !== values[i])) {
    problems.push({
      line,
      value: id,
      message: "is there twice with different values: keep one row a customer",
    });
  }
  byCustomer.set(id, values);
}

function headerOf(bytes: Buffer, file: string): { header: string[]; at: number; separator: number } {
  if (bytes.length === 0)
    throw new CsvError(file, [{ message: "is empty: a header and customers are needed" }]);
  const read = separators.map((separator) => {
    const scanner = new RecordScanner(separator);
    const copy = Buffer.from(bytes.subarray(0, 1 << 16));
    const end = scanner.next(copy, 0, copy.length, copy.length === bytes.length);
    const fields = end < 0 ? 0 : scanner.fields;
    const header = Array.from({ length: fields }, (_, i) =>
      decodeUtf8(copy.subarray(scanner.starts[i], scanner.ends[i])).trim(),
    );
    return { header, at: customerColumn(header), separator };
  });
  const best = read.reduce((p, q) => (q.header.length > p.header.length ? q : p));
  const { header, at } = best;
  const found = `Columns found: ${header.join(", ")}`;
  const fault = (message: string) => new CsvError(file, [{ line: 1, message: `${message}. ${found}` }]);
  if (at < 0) throw fault("no column for the customer (such as customer_id, id)");
  if (header.length < 2) throw fault("no column beside the customer's: each further one is a covariate");
  const twice = header.find((name, index) => name === "" || header.indexOf(name) !== index);
  if (twice !== undefined) {
    throw fault(twice === "" ? "a column has no name" : `two columns are called ${twice}`);
  }
  return best;
}
