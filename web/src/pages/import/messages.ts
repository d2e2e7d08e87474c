import type { ColumnRole } from "../../../../functions/csv/columnNames.ts";
import type { CsvProblem } from "../../../../functions/csv/csvError.ts";
import type { CsvReport, ReadOrdersOptions } from "../../../../functions/csv/options.ts";
import type { LinedOrder } from "../../../../functions/csv/ordersToSend.ts";

/** What a person can say of a file. */
export type Answers = Pick<
  ReadOrdersOptions,
  "columns" | "dateFormat" | "decimal" | "lines" | "refunds" | "dropFree"
>;

/** How the shop counts; from its settings. */
export interface Shop {
  currency: string;
  timeZone: string;
}

/** What the page asks of the worker that reads. */
export type ToReader =
  /** Takes a file and reads its names. */
  | { kind: "open"; file: File }
  /** Reads all of the file as it was said. */
  | { kind: "read"; turn: number; shop: Shop; answers: Answers; now: number }
  /** Asks for orders of what was read: so many from a position on. */
  | { kind: "orders"; from: number; count: number };

/** A row of the file as it was understood, for the preview. */
export interface ReadRow {
  line: number;
  orderId: string;
  customerId: string;
  orderedAt: string;
  /** Major units, refunds negative; null for a log without amounts. */
  amount: number | null;
  channel: string | null;
}

/** What was read, as far as a person looks at it. */
export interface Reading {
  orders: number;
  customers: number;
  hasAmounts: boolean;
  /** Local dates of the first and the last order. */
  first: string | null;
  last: string | null;
  /** Sum of orders without refunds, major units; null without amounts. */
  total: number | null;
  refunds: number;
  report: CsvReport;
  sample: ReadRow[];
}

/** What the worker answers. */
export type FromReader =
  | { kind: "names"; header: string[]; columns: Partial<Record<ColumnRole, string>>; sample: string[][] }
  | { kind: "progress"; turn: number; read: number; total: number }
  | { kind: "reading"; turn: number; reading: Reading }
  /** The file cannot be read as it is; `problems` may ask for an answer. */
  | { kind: "refused"; turn: number | null; problems: CsvProblem[] }
  | { kind: "orders"; from: number; orders: LinedOrder[] }
  /** Something that no file should cause. */
  | { kind: "broken"; message: string };
