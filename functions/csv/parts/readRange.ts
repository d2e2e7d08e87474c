import { minorDigits } from "../../../model/money/minorDigits.ts";
import { wallClock } from "../../../model/time/localDay.ts";
import type { Columns } from "../columnNames.ts";
import { Faults } from "../faults.ts";
import type { ReadOrdersOptions } from "../options.ts";
import { readRecords } from "../readRecords.ts";
import { RowReader } from "../rowReader.ts";
import { RowStore } from "../rowStore.ts";
import type { ByteRange } from "./cutAtRecords.ts";
import { partRows, type RangeFindings, type RowPart } from "./rowPart.ts";

/** What a file's head says, as every reader of a range needs it. */
export interface FileHead {
  /** Name of the file in messages. */
  file: string;
  header: string[];
  columns: Columns;
  /** Code of the separator. */
  separator: number;
}

/** How a file is to be read; `now` and everything that has a default are settled. */
export type RangeOptions = Pick<
  ReadOrdersOptions,
  "dateFormat" | "decimal" | "refunds" | "dropFree" | "lines"
> & { currency: string; timeZone: string; now: number };

/** Local milliseconds beyond which an order is of the future. */
export const latestOf = ({ now, timeZone }: RangeOptions) => wallClock(now, timeZone) + 86_400_000;

/** Reads the records of a range; rows with faults are left out and listed. */
export async function readRange(
  pieces: AsyncIterable<Uint8Array>,
  { file, header, columns, separator }: FileHead,
  { from, to, line }: ByteRange,
  options: RangeOptions,
  parts: number,
): Promise<{ rows: RowPart[]; findings: RangeFindings }> {
  const { currency, timeZone, dateFormat, dropFree = false } = options;
  const shortestRow = 20;
  const store = new RowStore(Math.max(64, Math.ceil((to - from) / shortestRow)), {
    amount: columns.amount !== undefined,
    cost: columns.cost !== undefined,
    channel: columns.channel !== undefined,
    revision: columns.revision !== undefined,
    time: true,
    orderIds: true,
  });
  const faults = new Faults(file, true);
  const reader = new RowReader(
    {
      header,
      columns,
      digits: minorDigits(currency),
      currency,
      timeZone,
      dateFormat,
      ignoreRefunds: options.refunds === "ignore",
      dropFree,
      latest: latestOf(options),
    },
    store,
    faults,
  );
  await readRecords(pieces, file, separator, line, reader);
  return {
    rows: partRows(store, reader.customers.ids, reader.channels.ids, parts),
    findings: {
      rowsRead: reader.rowsRead,
      droppedRefunds: reader.droppedRefunds,
      droppedFree: reader.droppedFree,
      rounded: reader.money.amounts.rounded + reader.money.costs.rounded,
      heard: {
        year: reader.dates.year.heard(),
        order: reader.dates.order.heard(),
        mark: reader.money.amounts.mark.heard(),
      },
      rejected: faults.rejected,
    },
  };
}
