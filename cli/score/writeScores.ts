import type { Progress } from "../progress.ts";
import { CsvWriter } from "./csvWriter.ts";
import { createRowWriter, type RowContext, scoreColumns } from "./rowWriter.ts";
import type { ScoredLog } from "./scoreLog.ts";
import { slices } from "./slices.ts";

export type WriteOptions = Pick<RowContext, "lang" | "currency" | "digits">;

/**
 * A row a customer, after a row of names, in pieces of a megabyte. Written a slice at a time, so that memory does
 * not grow with the file.
 */
export function* writeScores(
  { scorer, ruleset, asOf, customers, idOf, facts, rules }: ScoredLog,
  options: WriteOptions,
  progress: Progress,
): Generator<Buffer> {
  const names = new CsvWriter();
  for (const name of scoreColumns) names.text(name);
  names.endRow();
  yield* names.end();
  const write = createRowWriter({ ...options, scorer, ruleset, asOf });
  for (const { from, slice } of slices(customers)) {
    const to = from + slice.length;
    yield* write({
      ids: Array.from(customers.customer.subarray(from, to), idOf),
      columns: slice,
      facts: Object.fromEntries(
        Object.entries(facts).map(([field, column]) => [field, (column as Float64Array).subarray(from, to)]),
      ),
      rules: rules.subarray(from, to),
    });
    progress.update(to);
  }
}
