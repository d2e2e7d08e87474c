import type { OrderColumns } from "../../model/history/orderColumns.ts";
import type { ColumnRole } from "./columnNames.ts";
import type { CsvProblem } from "./csvError.ts";

export interface ReadOrdersOptions {
  /** ISO 4217; gives the digits of amounts. Default USD. */
  currency?: string;
  /** IANA zone of the shop, for timestamps with an offset. Default UTC. */
  timeZone?: string;
  /** Which column of the file plays which role, by its name in the header; null = none does. */
  columns?: Partial<Record<ColumnRole, string | null>>;
  /** Settles d/m against m/d, and permits years of two digits. */
  dateFormat?: "dmy" | "mdy" | "ymd";
  /** Settles what a lone mark before three digits means. */
  decimal?: "comma" | "point";
  /** Default net. ignore drops refunds. */
  refunds?: "net" | "ignore";
  /** Drops orders of amount zero. */
  dropFree?: boolean;
  /** What several rows of one order id with different totals mean. Default: an error that asks. */
  lines?: "sum" | "first" | "last";
  /** skip: rows with faults are left out and listed. Default stop. */
  onBadRow?: "stop" | "skip";
  /** Keep what an import needs: order ids, times, revisions, the ids that refunds name. */
  keepOrderIds?: boolean;
  /** The present instant, milliseconds; orders more than 24 h ahead of it are faults. No check without. */
  now?: number;
  /** Name of the file in messages; default its path. */
  name?: string;
  /** Called as the file is read; total is null for a stream. */
  onProgress?: (bytesRead: number, bytesTotal: number | null) => void;
}

/** A row that was left out, with the reasons. */
export interface RejectedRow {
  line: number;
  problems: CsvProblem[];
  /** The row as it stands in the file. */
  text: string;
}

/** What was found on the way. */
export interface CsvReport {
  /** Rows below the header, blank lines apart. */
  rowsRead: number;
  /** Rows that repeat an order already given, or correct it. */
  repeated: number;
  /** Orders that appear again under another customer: the later row holds. */
  moved: number;
  droppedRefunds: number;
  droppedFree: number;
  /** Amounts with more digits than the currency has, rounded. */
  rounded: number;
  rejected: RejectedRow[];
  /** Header names by role. */
  columns: Partial<Record<ColumnRole, string>>;
  /** Header names that play no role. */
  otherColumns: string[];
}

/** A log read from a file; the last four are null unless `keepOrderIds`. */
export interface CsvOrders extends OrderColumns {
  report: CsvReport;
  /** "" where the file gave none. */
  orderIds: string[] | null;
  /** Milliseconds of the local day; -1 for a plain date. */
  time: Int32Array | null;
  /** NaN where the file gave none. */
  revision: Float64Array | null;
  /** Ids that refund rows name. */
  refundOf: Map<number, string> | null;
}
