import type { Progress } from "../progress.ts";
import { CsvWriter } from "./csvWriter.ts";
import type { RowHelper } from "./rowHelper.ts";
import { createRowWriter, type RowContext, type RowSlice, scoreColumns, unscoredRows } from "./rowWriter.ts";
import type { ScoredLog } from "./scoreLog.ts";
import { slices } from "./slices.ts";

export type WriteOptions = Pick<RowContext, "lang" | "currency" | "digits">;

/** Customers written at a time: memory does not grow with the file. */
const sliceLength = 8192;

/**
 * A row a customer, after a row of names, in pieces of up to a megabyte; at the end those who cannot be scored.
 *
 * @param helper writes every second slice, if there is one
 */
export async function* writeScores(
  log: ScoredLog,
  options: WriteOptions,
  progress: Progress,
  helper: RowHelper | null,
): AsyncGenerator<Buffer> {
  const names = new CsvWriter();
  for (const name of scoreColumns) names.text(name);
  names.endRow();
  yield* names.end();

  const { scorer, ruleset, asOf } = log;
  const context: RowContext = { ...options, scorer, ruleset, asOf };
  let written = 0;
  for await (const { rows, pieces } of helper === null
    ? alone(log, context)
    : together(log, context, helper)) {
    yield* pieces;
    written += rows;
    progress.update(written);
  }
  yield* unscoredRows(log.nothingBought, options.lang);
}

/** The rows of a slice. */
interface Written {
  rows: number;
  pieces: Buffer[];
}

async function* alone(log: ScoredLog, context: RowContext): AsyncGenerator<Written> {
  const write = createRowWriter(context);
  for (const slice of rowSlices(log)) yield { rows: slice.ids.length, pieces: write(slice) };
}

/**
 * The helper writes the first slice, the third, the fifth ...; while this thread writes the second, the third waits
 * at the helper already, so that neither stands idle.
 */
async function* together(log: ScoredLog, context: RowContext, helper: RowHelper): AsyncGenerator<Written> {
  const write = createRowWriter(context);
  helper.begin(context);
  const slices = rowSlices(log);
  const give = () => {
    const { value } = slices.next();
    return value && { rows: value.ids.length, pieces: helper.write(value) };
  };
  for (let theirs = give(); theirs !== undefined; ) {
    const mine = slices.next().value;
    const following = give();
    const pieces = mine && write(mine);
    yield { rows: theirs.rows, pieces: await theirs.pieces };
    if (mine && pieces) yield { rows: mine.ids.length, pieces };
    theirs = following;
  }
}

/** Copies, which can be handed to another thread. */
function* rowSlices({ customers, idOf, facts, rules }: ScoredLog): Generator<RowSlice, undefined> {
  for (const { from, slice } of slices(customers, sliceLength)) {
    const to = from + slice.length;
    const { frequency, recency, T, firstDay, lastDay, monetaryValue, spend, cost, pattern } = slice;
    yield {
      ids: Array.from(customers.customer.subarray(from, to), idOf),
      columns: {
        frequency: frequency.slice(),
        recency: recency.slice(),
        T: T.slice(),
        firstDay: firstDay.slice(),
        lastDay: lastDay.slice(),
        monetaryValue: monetaryValue?.slice() ?? null,
        spend: spend?.slice() ?? null,
        cost: cost.slice(),
        ...(pattern && { pattern: pattern.slice() }),
      },
      facts: Object.fromEntries(
        Object.entries(facts).map(([field, column]) => [field, (column as Float64Array).slice(from, to)]),
      ),
      rules: rules.slice(from, to),
    };
  }
}
