import * as z from "zod";

/**
 * The steps of importing a file that was dropped, in order. A map step runs once for each of the file's byte ranges
 * or for each of the parts that its rows were shared out to; the others once. `plan` comes before all of them.
 */
export const importSteps = [
  /** Reads the records of a range and shares its rows out. */
  { name: "read", over: "range" },
  /** Decides by all ranges how the file writes dates and amounts. */
  { name: "formats" },
  /** Settles the rows of a part: repeated orders, refunds, ids of orders that have none. */
  { name: "settle", over: "part" },
  /** Refuses the file if a part has to be asked about; nothing is stored before. */
  { name: "agree" },
  /** Stores the orders of a part of the customers. */
  { name: "store", over: "part" },
  /** Writes the report, and the rejected rows, beside the file. */
  { name: "report" },
] as const;

export type ImportStep = (typeof importSteps)[number]["name"];

/** What every step of an import is given. */
export interface ImportInput {
  /** Names the import's own files; the same for every attempt. */
  importId: string;
  /** Name of the file that was dropped. */
  name: string;
  ranges: number;
  parts: number;
  /** Only for map steps. */
  range?: number;
  part?: number;
}

/** Names of what an import writes and reads beside a file. */
export const besideFile = {
  /** What the file leaves open, dropped before it. */
  options: ".options.json",
  report: ".report.json",
  rejected: ".rejected.csv",
} as const;

const role = z.enum([
  "customerId",
  "orderedAt",
  "amount",
  "orderId",
  "type",
  "refundOf",
  "revision",
  "channel",
  "currency",
  "cost",
]);

/** What may be said of a file in `<name>.options.json`: as the options of `safir import`. */
export const importOptionsSchema = z
  .object({
    /** Names of the file's columns by what they are; null for none. */
    columns: z.partialRecord(role, z.string().min(1).nullable()).optional(),
    dateFormat: z.enum(["dmy", "mdy", "ymd"]).optional(),
    decimal: z.enum(["comma", "point"]).optional(),
    refunds: z.enum(["net", "ignore"]).optional(),
    dropFree: z.boolean().optional(),
    lines: z.enum(["sum", "first", "last"]).optional(),
  })
  .strict();

export type ImportOptions = z.infer<typeof importOptionsSchema>;
