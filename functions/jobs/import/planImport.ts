import {
  besideFile,
  type ImportInput,
  type ImportOptions,
  importOptionsSchema,
} from "../../contract/importing.ts";
import type { ColumnRole } from "../../csv/columnNames.ts";
import { CsvError } from "../../csv/csvError.ts";
import { type ByteRange, cutAtRecords } from "../../csv/parts/cutAtRecords.ts";
import type { FileHead, RangeOptions } from "../../csv/parts/readRange.ts";
import { readBytes } from "../../csv/readBytes.ts";
import { readHeader } from "../../csv/readHeader.ts";
import type { ImportDeps } from "./deps.ts";
import { importFiles } from "./importFiles.ts";
import { ownPieces } from "./ownPieces.ts";

/** What an import keeps to from its plan on, whatever is dropped meanwhile. */
export interface ImportPlan {
  head: FileHead;
  options: RangeOptions;
  ranges: ByteRange[];
}

/** An import's state: what every step is given, and the ranges and parts that map steps are given one by one. */
export interface PlannedImport extends ImportInput {
  rangeList: number[];
  partList: number[];
}

/** Beyond so many ranges they grow instead. */
const mostRanges = 256;

/**
 * Takes a copy of the file, plain and in UTF-8, so that it stays what it is; reads its header and finds the ends of
 * its records: ranges of about `rangeBytes` that can be read side by side. There are as many parts as ranges.
 *
 * @throws {CsvError} for a file without a header that can be read, with a quote that is never closed, or with
 *   options beside it that say nothing one can do
 */
export async function planImport(
  { store, drops, settings, now }: ImportDeps,
  { name, importId }: Pick<ImportInput, "name" | "importId">,
  rangeBytes: number,
): Promise<PlannedImport> {
  const files = importFiles(store.blobs, importId);
  const { columns: mapping, ...said } = await optionsBeside(drops, name);
  await store.blobs.putStream(
    files.plain,
    readBytes(drops.stream(name), name, () => {}),
  );
  const plain = ownPieces(store.blobs.stream(files.plain));
  const { header, columns, separator, rest, line, offset } = await readHeader(plain, name, mapping);
  const smallest = await cutAtRecords(rest, name, separator, { line, offset }, rangeBytes);
  const ranges = joinedRanges(smallest, mostRanges);
  const options = { ...said, currency: settings.currency, timeZone: settings.timeZone, now: now() };
  const plan: ImportPlan = { head: { file: name, header, columns, separator }, options, ranges };
  await files.put("plan", plan);
  const list = ranges.map((_, at) => at);
  return {
    importId,
    name,
    ranges: ranges.length,
    parts: ranges.length,
    rangeList: list,
    partList: list,
  };
}

type Said = Omit<ImportOptions, "columns"> & { columns?: Partial<Record<ColumnRole, string | null>> };

async function optionsBeside(drops: ImportDeps["drops"], name: string): Promise<Said> {
  const file = name + besideFile.options;
  const body = await drops.get(file);
  if (body === null) return {};
  const refuse = (message: string) => new CsvError(file, [{ message }]);
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch (cause) {
    throw refuse(`is not JSON (${(cause as Error).message})`);
  }
  const read = importOptionsSchema.safeParse(given);
  if (!read.success) {
    throw refuse(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  }
  return read.data;
}

/** Neighbours together, so many that no more than `most` are left. */
function joinedRanges(ranges: readonly ByteRange[], most: number): ByteRange[] {
  const together = Math.ceil(ranges.length / most);
  if (together <= 1) return [...ranges];
  return Array.from({ length: Math.ceil(ranges.length / together) }, (_, at) => {
    const neighbours = ranges.slice(at * together, (at + 1) * together);
    return { ...neighbours[0], to: neighbours.at(-1)!.to };
  });
}
