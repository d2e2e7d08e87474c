import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { dayToIso } from "../../model/time/dayToIso.ts";

const firstDay = 18_262;
const days = 730;
/** The last day of the log, whole days since 1970-01-01. */
export const lastDay = firstDay + days - 1;

/**
 * Writes a log as shops export it: by date, with order ids, a refund in fifty rows; customers order unevenly.
 * The same counts give the same file.
 *
 * @returns bytes written
 */
export async function writeOrderFile(path: string, rows: number, customers: number): Promise<number> {
  const out = createWriteStream(path);
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  let piece = "order_id,customer_id,date,amount\n";
  let bytes = 0;
  for (let row = 0; row < rows; row += 1) {
    const day = dayToIso(firstDay + Math.floor((row * days) / rows));
    const customer = Math.floor(customers * (row < customers ? row / customers : random() ** 2));
    const sign = row % 50 === 49 ? "-" : "";
    piece += `${1_000_000 + row},C${customer},${day},${sign}${Math.floor(random() * 20_000) / 100}\n`;
    if (piece.length < 1 << 20 && row < rows - 1) continue;
    bytes += piece.length;
    if (!out.write(piece)) await once(out, "drain");
    piece = "";
  }
  out.end();
  await once(out, "close");
  return bytes;
}
