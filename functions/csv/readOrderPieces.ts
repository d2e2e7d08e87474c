import { minorDigits } from "../../model/money/minorDigits.ts";
import { wallClock } from "../../model/time/localDay.ts";
import type { ColumnRole } from "./columnNames.ts";
import { CsvError } from "./csvError.ts";
import { Faults } from "./faults.ts";
import { finishColumns } from "./finishColumns.ts";
import type { CsvOrders, ReadOrdersOptions } from "./options.ts";
import { readHeader } from "./readHeader.ts";
import { readRecords } from "./readRecords.ts";
import { RowReader } from "./rowReader.ts";
import { RowStore } from "./rowStore.ts";
import { checkMoves } from "./settleRepeats.ts";
import { settleRows } from "./settleRows.ts";

/**
 * Reads a log of orders as `readOrdersCsv` does, from pieces of it in UTF-8: without a file system, so in a browser too.
 *
 * @param pieces arrays of their own: doubled quotes are made single in place
 * @param total  bytes that are to come, where it is known
 * @throws {CsvError} naming file, line, column and value of up to twenty faults, and what to do
 */
export async function readOrderPieces(
  pieces: AsyncGenerator<Uint8Array>,
  total: number | null,
  options: ReadOrdersOptions,
): Promise<CsvOrders> {
  const { currency = "USD", timeZone = "UTC", keepOrderIds = false, refunds = "net", now } = options;
  const file = options.name ?? "input";
  const digits = minorDigits(currency);
  const { header, columns, separator, rest, line } = await readHeader(pieces, file, options.columns);
  const faults = new Faults(file, options.onBadRow === "skip");
  const latest = now === undefined ? Number.POSITIVE_INFINITY : wallClock(now, timeZone) + 86_400_000;
  const store = new RowStore(capacityFor(total), {
    amount: columns.amount !== undefined,
    cost: columns.cost !== undefined,
    channel: columns.channel !== undefined,
    revision: columns.revision !== undefined,
    time: keepOrderIds,
    orderIds: keepOrderIds,
  });
  const ignoreRefunds = refunds === "ignore";
  const { dateFormat, dropFree = false } = options;
  const reader = new RowReader(
    { header, columns, digits, currency, timeZone, dateFormat, ignoreRefunds, dropFree, latest },
    store,
    faults,
  );
  await readRecords(rest, file, separator, line, reader);
  if (reader.rowsRead === 0) throw new CsvError(file, [{ message: "has a header but no orders below it" }]);
  faults.raise();

  const name = (role: ColumnRole) => header[columns[role] ?? -1] ?? role;
  const rows = {
    store,
    dates: reader.dates,
    amounts: reader.money.amounts,
    customers: reader.customers,
    channels: reader.channels,
    ids: reader.ids,
  };
  const { answers, repeats } = settleRows(rows, options, name, latest, faults);
  checkMoves(repeats, store.rows, name("orderId"), faults);
  return finishColumns(store, rows, answers, repeats, digits, {
    rowsRead: reader.rowsRead,
    repeated: repeats.repeated,
    moved: repeats.moved,
    droppedRefunds: reader.droppedRefunds,
    droppedFree: reader.droppedFree,
    rounded: reader.money.amounts.rounded + reader.money.costs.rounded,
    rejected: faults.rejected,
    columns: Object.fromEntries(Object.entries(columns).map(([role, index]) => [role, header[index]])),
    otherColumns: header.filter((_, index) => !Object.values(columns).includes(index)),
  });
}

/** Rows a file of that size can hold at most, so that arrays rarely grow; memory counts only when written. */
function capacityFor(bytes: number | null): number {
  const shortestRow = 20;
  return Math.min(Math.max(1024, Math.ceil((bytes ?? 0) / shortestRow)), 50_000_000);
}
