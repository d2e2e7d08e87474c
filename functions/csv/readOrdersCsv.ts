import type { CsvOrders, ReadOrdersOptions } from "./options.ts";
import { readBytes, sizeOf } from "./readBytes.ts";
import { readOrderPieces } from "./readOrderPieces.ts";

/**
 * Reads a log of orders, one row an order, in one pass and in typed arrays: separators , ; tab or |, quotes, any
 * line end, UTF-8 or UTF-16, gzip; columns by their names in English or Arabic, or mapped; number and date
 * formats decided by all of the file.
 *
 * @param source path of a file, or pieces of one
 * @throws {CsvError} naming file, line, column and value of up to twenty faults, and what to do
 * @example
 * const log = await readOrdersCsv("orders.csv", { currency: "SAR", timeZone: "Asia/Riyadh" });
 * const table = summariseColumns(log, isoToDay("2024-06-30"));
 */
export async function readOrdersCsv(
  source: string | AsyncIterable<Uint8Array | string>,
  options: ReadOrdersOptions = {},
): Promise<CsvOrders> {
  const name = options.name ?? (typeof source === "string" ? source : "input");
  const total = await sizeOf(source);
  const pieces = readBytes(source, name, (read) => options.onProgress?.(read, total));
  return readOrderPieces(pieces, total, { ...options, name });
}
