import type { Words } from "../../../model/families/family.ts";
import { besideFile } from "../../contract/importing.ts";
import type { BlobStore } from "../../store/types.ts";

/** What stands in `<name>.report.json`. */
export type ImportReport = {
  file: string;
  importId: string;
  /** ISO 8601. */
  endedAt: string;
} & (ImportDone | ImportRefused | ImportFailed);

/** All rows were looked at; the good ones are stored. */
export interface ImportDone {
  state: "done";
  /** Rows below the header, blank lines apart. */
  rows: number;
  accepted: number;
  /** Orders that were stored already, as they are. */
  duplicates: number;
  rejected: number;
  /** Beside the file; null where nothing was rejected. */
  rejectedFile: string | null;
  /** Rejected rows listed there: of very many, the first. */
  rejectedListed: number;
  /** Rows that repeat an order of the file, or correct it. */
  repeated: number;
  /** Orders that appear again under another customer. */
  moved: number;
  droppedRefunds: number;
  droppedFree: number;
  /** Amounts with more digits than the currency has. */
  rounded: number;
  /** Header names by what they were taken for, and those that were not read. */
  columns: Record<string, string>;
  otherColumns: string[];
}

/** The file cannot be read, or leaves something open: nothing was stored. */
export interface ImportRefused {
  state: "refused";
  problems: string[];
  whatToDo: Words;
}

/** The service failed; what was stored stays, and the same file dropped again completes it. */
export interface ImportFailed {
  state: "failed";
  reason: string;
  whatToDo: Words;
}

/** The report beside a file; null where there is none. */
export async function readReport(drops: BlobStore, name: string): Promise<ImportReport | null> {
  const body = await drops.get(name + besideFile.report);
  try {
    return body && JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return null;
  }
}

export async function writeReport(drops: BlobStore, report: ImportReport): Promise<void> {
  await drops.put(report.file + besideFile.report, Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
}
