import { besideFile, type ImportInput } from "../../contract/importing.ts";
import { describeRow } from "../../csv/csvError.ts";
import type { RejectedRow } from "../../csv/options.ts";
import type { RangeFindings } from "../../csv/parts/rowPart.ts";
import { guardFormula } from "../../scoring/lists/guardFormula.ts";
import { csvField } from "../../scoring/lists/listCsv.ts";
import type { ImportDeps } from "./deps.ts";
import { importFiles } from "./importFiles.ts";
import { type ImportDone, type ImportReport, readReport, writeReport } from "./importReport.ts";
import type { ImportPlan } from "./planImport.ts";
import { isSettled, type PartFindings } from "./settlePartOfFile.ts";
import type { RejectedLine, StoreProgress } from "./storePartOfFile.ts";

/** Rejected rows listed at most. */
const mostListed = 100_000;

/**
 * Writes the report and the rejected rows beside the file, and removes what the steps left for each other. Safe to
 * repeat: a report that is written already is answered as it stands.
 */
export async function reportImport(
  { store, drops, now }: ImportDeps,
  { importId, name, ranges, parts }: ImportInput,
): Promise<ImportDone> {
  const files = importFiles(store.blobs, importId);
  const before = await readReport(drops, name);
  if (before?.importId === importId && before.state === "done") {
    await files.removeAll();
    return before;
  }
  const { head } = await files.get<ImportPlan>("plan");
  const read = await files.all<RangeFindings>(ranges, (range) => `findings/${range}`);
  const settled = (await files.all<PartFindings>(parts, (part) => `settled/${part}`)).filter(isSettled);
  const stored = await files.all<StoreProgress>(parts, (part) => `progress/${part}`);
  const rejected = [
    ...[...read, ...settled].flatMap((found) => found.rejected.map(toLine)),
    ...stored.flatMap((part) => part.rejected),
  ].sort((a, b) => a.line - b.line);

  const rejectedName = name + besideFile.rejected;
  if (rejected.length === 0) await drops.remove(rejectedName);
  else await drops.put(rejectedName, Buffer.from(rejectedCsv(rejected.slice(0, mostListed))));
  const roles = Object.entries(head.columns);
  const done: ImportDone = {
    state: "done",
    rows: sum(read, ({ rowsRead }) => rowsRead),
    accepted: sum(stored, ({ accepted }) => accepted),
    duplicates: sum(stored, ({ duplicates }) => duplicates),
    rejected: rejected.length,
    rejectedFile: rejected.length === 0 ? null : rejectedName,
    rejectedListed: Math.min(rejected.length, mostListed),
    repeated: sum(settled, ({ repeats }) => repeats.repeated),
    moved: sum(settled, ({ repeats }) => repeats.moved),
    droppedRefunds: sum(read, ({ droppedRefunds }) => droppedRefunds),
    droppedFree: sum(read, ({ droppedFree }) => droppedFree),
    rounded: sum(read, ({ rounded }) => rounded) + sum(settled, ({ rounded }) => rounded),
    columns: Object.fromEntries(roles.map(([role, index]) => [role, head.header[index]])),
    otherColumns: head.header.filter((_, index) => !roles.some(([, taken]) => taken === index)),
  };
  const report: ImportReport = { file: name, importId, endedAt: new Date(now()).toISOString(), ...done };
  await writeReport(drops, report);
  await files.removeAll();
  return done;
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);

function toLine({ line, problems, text }: RejectedRow): RejectedLine {
  return { line, row: text, problem: describeRow(problems) };
}

/** Line, reason and row, by RFC 4180; what stands in the file is kept from running as a formula. */
function rejectedCsv(rows: readonly RejectedLine[]): string {
  const lines = rows.map(({ line, problem, row }) => {
    return `${line},${csvField(guardFormula(problem))},${csvField(guardFormula(row))}\r\n`;
  });
  return `line,problem,row\r\n${lines.join("")}`;
}
