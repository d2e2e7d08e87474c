import { CsvError } from "../../functions/csv/csvError.ts";
import type { CsvOrders, ReadOrdersOptions } from "../../functions/csv/options.ts";
import { readOrdersCsv } from "../../functions/csv/readOrdersCsv.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";

/** Reads a text (or bytes) as a file named orders.csv, in pieces of a few bytes so that every seam is tried. */
export function readText(
  text: string | Uint8Array,
  options: ReadOrdersOptions = {},
  piece = 7,
): Promise<CsvOrders> {
  const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
  }
  return readOrdersCsv(pieces(), { name: "orders.csv", ...options });
}

/** The message a file is refused with. */
export async function refusal(text: string | Uint8Array, options: ReadOrdersOptions = {}): Promise<string> {
  try {
    await readText(text, options);
  } catch (error) {
    if (error instanceof CsvError) return error.message;
    throw error;
  }
  throw new Error(`refusal requires a file that is refused: ${text.slice(0, 80)}`);
}

/** Rows as "customer date amount", refunds negative. */
export function rowsOf(log: CsvOrders): string[] {
  return Array.from({ length: log.rows }, (_, row) => {
    const amount = log.amount === null ? "" : log.amount[row] * (log.refund[row] === 1 ? -1 : 1);
    return `${log.customerIds[log.customer[row]]} ${dayToIso(log.day[row])} ${amount}`;
  });
}
