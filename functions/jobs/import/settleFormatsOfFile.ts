import type { ImportInput } from "../../contract/importing.ts";
import type { RangeFindings } from "../../csv/parts/rowPart.ts";
import { type Formats, settleHeard } from "../../csv/parts/settleHeard.ts";
import type { JobDeps } from "../deps.ts";
import { importFiles } from "./importFiles.ts";
import type { ImportPlan } from "./planImport.ts";

/**
 * Decides by all ranges how the file writes dates and amounts.
 *
 * @throws {CsvError} when rows contradict each other, or the file leaves it open, or has no rows
 */
export async function settleFormatsOfFile({ store }: JobDeps, input: ImportInput): Promise<Formats> {
  const files = importFiles(store.blobs, input.importId);
  const { head, options } = await files.get<ImportPlan>("plan");
  const findings = await files.all<RangeFindings>(input.ranges, (range) => `findings/${range}`);
  const formats = settleHeard(head, findings, options);
  await files.put("formats", formats);
  return formats;
}
