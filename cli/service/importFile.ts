import type { Settings } from "../../functions/contract/settings.ts";
import { describeRow } from "../../functions/csv/csvError.ts";
import type { CsvOrders } from "../../functions/csv/options.ts";
import { ordersToSend } from "../../functions/csv/ordersToSend.ts";
import type { Io } from "../io.ts";
import type { OrderFileFlags } from "../options/orderFile.ts";
import { startProgress } from "../progress.ts";
import { readOrders } from "../readOrders.ts";
import type { Client } from "./client.ts";
import { sendOrders } from "./sendOrders.ts";

/** A row that was not taken. */
export interface RejectedLine {
  line: number;
  /** The row as it stands in the file, or the order's id where the service refused it. */
  row: string;
  problem: string;
}

export interface Imported {
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: RejectedLine[];
}

/** Reads a CSV as an import needs it; rows with faults are left out and listed. */
export function readForImport(io: Io, file: string, settings: Settings, flags: OrderFileFlags) {
  return readOrders(io, file, settings, flags, { keepOrderIds: true, onBadRow: "skip" });
}

/** Sends the orders of a log to a service. */
export async function importLog(io: Io, client: Client, log: CsvOrders): Promise<Imported> {
  const total: Imported = {
    rows: log.report.rowsRead,
    accepted: 0,
    duplicates: 0,
    rejected: log.report.rejected.map(({ line, text, problems }) => ({
      line,
      row: text,
      problem: describeRow(problems),
    })),
  };
  const progress = startProgress(io, "Sending orders", log.rows);
  let before = 0;
  for (const part of ordersToSend(log)) {
    const orders = part.map(({ order }) => order);
    const sent = await sendOrders(client, orders, (count) => progress.update(before + count));
    before += part.length;
    total.accepted += sent.accepted;
    total.duplicates += sent.duplicates;
    for (const { at, orderId, problem } of sent.rejected) {
      total.rejected.push({ line: part[at].line, row: orderId, problem });
    }
  }
  progress.stop();
  total.rejected.sort((p, q) => p.line - q.line);
  return total;
}
