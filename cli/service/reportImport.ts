import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { InputError } from "../errors.ts";
import type { Io } from "../io.ts";
import { CsvWriter } from "../score/csvWriter.ts";
import type { Imported } from "./importFile.ts";

/** Says what an import did; rows that were not taken go to FILE.rejected.csv beside it. */
export function reportImport(io: Io, file: string, { rows, accepted, duplicates, rejected }: Imported): void {
  const count = (n: number) => n.toLocaleString("en");
  io.stderr.write(
    `${file}: ${count(rows)} rows; ${count(accepted)} accepted, ${count(duplicates)} duplicates, ${count(rejected.length)} rejected\n`,
  );
  if (rejected.length === 0) return;
  const csv = new CsvWriter();
  for (const name of ["line", "problem", "row"]) csv.text(name);
  csv.endRow();
  for (const { line, problem, row } of rejected) {
    csv.number(line, 0);
    csv.text(problem);
    csv.text(row);
    csv.endRow();
  }
  const out = writeBeside(`${file}.rejected.csv`, Buffer.concat(csv.end()));
  for (const { line, problem } of rejected.slice(0, 5)) {
    io.stderr.write(`${file}, line ${line}: ${problem}\n`);
  }
  io.stderr.write(`Rejected rows, with the reasons, are in ${out}\n`);
}

/** Writes a file, or one of its name in the working folder where that one cannot be written. */
function writeBeside(file: string, content: Buffer): string {
  for (const path of [file, basename(file)]) {
    try {
      writeFileSync(path, content);
      return path;
    } catch {
      // The next place.
    }
  }
  throw new InputError(`${file} cannot be written, nor ${basename(file)} in the working folder`);
}
