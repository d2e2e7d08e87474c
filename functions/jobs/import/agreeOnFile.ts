import type { ImportInput } from "../../contract/importing.ts";
import { CsvError } from "../../csv/csvError.ts";
import { Faults } from "../../csv/faults.ts";
import { checkMoves } from "../../csv/settleRepeats.ts";
import type { JobDeps } from "../deps.ts";
import { importFiles } from "./importFiles.ts";
import type { ImportPlan } from "./planImport.ts";
import { isSettled, type PartFindings } from "./settlePartOfFile.ts";

/**
 * Looks at what settling every part came to, before the first order is stored.
 *
 * @throws {CsvError} naming the first row of the file that has to be asked about
 */
export async function agreeOnFile({ store }: JobDeps, { importId, parts }: ImportInput) {
  const files = importFiles(store.blobs, importId);
  const { head } = await files.get<ImportPlan>("plan");
  const found = await files.all<PartFindings>(parts, (part) => `settled/${part}`);
  const faults = found.flatMap((part) => ("fault" in part ? [part.fault] : []));
  faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (faults.length > 0) throw new CsvError(head.file, [faults[0]]);

  const settled = found.filter(isSettled);
  const [firstMove = null] = settled
    .flatMap(({ repeats }) => repeats.firstMove ?? [])
    .sort((a, b) => a.line - b.line);
  const moved = settled.reduce((sum, { repeats }) => sum + repeats.moved, 0);
  const rows = settled.reduce((sum, part) => sum + part.rows, 0);
  const column = head.header[head.columns.orderId ?? -1] ?? "orderId";
  checkMoves({ moved, firstMove }, rows, column, new Faults(head.file, true));
  return { rows };
}
