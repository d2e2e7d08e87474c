import type { ImportInput } from "../../contract/importing.ts";
import { readRange } from "../../csv/parts/readRange.ts";
import type { JobDeps } from "../deps.ts";
import { importFiles } from "./importFiles.ts";
import { ownPieces } from "./ownPieces.ts";
import type { ImportPlan } from "./planImport.ts";

/** Reads the records of one range and leaves its rows by part, and what it heard of the file's formats. */
export async function readRangeOfFile(
  { store }: JobDeps,
  { importId, range = 0, parts }: ImportInput,
): Promise<{ rows: number; rejected: number }> {
  const files = importFiles(store.blobs, importId);
  const { head, options, ranges } = await files.get<ImportPlan>("plan");
  const pieces = ownPieces(store.blobs.stream(files.plain, ranges[range]));
  const { rows, findings } = await readRange(pieces, head, ranges[range], options, parts);
  await files.putAll(rows, (part) => `rows/${part}/${range}`);
  await files.put(`findings/${range}`, findings);
  return { rows: findings.rowsRead, rejected: findings.rejected.length };
}
