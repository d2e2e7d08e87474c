import { minorDigits } from "../../../model/money/minorDigits.ts";
import { AmountReader } from "../amountReader.ts";
import type { ColumnRole } from "../columnNames.ts";
import { DateReader } from "../dateReader.ts";
import { Faults } from "../faults.ts";
import { finishColumns } from "../finishColumns.ts";
import { hashBytes, secondHalf } from "../hashBytes.ts";
import { type Naming, orderSeed, refundSeed } from "../idNotes.ts";
import type { CsvOrders, RejectedRow } from "../options.ts";
import { OrderIds } from "../orderIds.ts";
import { isRefund } from "../rowStore.ts";
import type { Repeats } from "../settleRepeats.ts";
import { settleRows } from "../settleRows.ts";
import { encodeUtf8 } from "../text.ts";
import { joinRows } from "./joinRows.ts";
import { type FileHead, latestOf, type RangeOptions } from "./readRange.ts";
import type { RowPart } from "./rowPart.ts";
import type { Formats } from "./settleHeard.ts";

export interface SettledPart {
  /** As `readOrdersCsv` gives them, for the rows of this part. */
  log: CsvOrders;
  /** Rows before repeated ones were taken out. */
  rows: number;
  repeats: Pick<Repeats, "repeated" | "moved" | "firstMove">;
  rounded: number;
  rejected: RejectedRow[];
}

/**
 * Settles the rows of one part, of all ranges, as the rows of a whole file are settled: what rows say of each other
 * they say within their part.
 *
 * @param pieces of every range, in the sequence of the file
 * @throws {CsvError} where rows of one order have different totals and nobody said what that means
 */
export function settlePart(
  pieces: readonly RowPart[],
  { file, header, columns }: FileHead,
  formats: Formats,
  options: RangeOptions,
): SettledPart {
  const { currency, timeZone, lines } = options;
  const digits = minorDigits(currency);
  const { store, customerIds, channels } = joinRows(pieces, columns);
  const faults = new Faults(file, true);
  const amounts = new AmountReader(digits, currency);
  const ids = { orderIds: new OrderIds(), namings: [] as Naming[] };
  const hash = (id: string, seed: number) => {
    const bytes = encodeUtf8(id);
    return hashBytes(bytes, 0, bytes.length, seed);
  };
  for (let row = 0; row < store.rows; row += 1) {
    const [own, named] = [store.orderIds![row], store.refundOf.get(row)];
    const refund = (store.flags[row] & isRefund) !== 0;
    const ask = (id: string, isOwn: boolean) => {
      const high = hash(id, orderSeed);
      ids.namings.push({ row, question: ids.orderIds.ask(high, secondHalf), own: isOwn });
    };
    if (named !== undefined) ask(named, false);
    if (own === "") continue;
    const high = hash(own, refund ? refundSeed : orderSeed);
    ids.orderIds.note(high, secondHalf, row);
    if (refund && named === undefined) ask(own, true);
  }
  const { rows } = store;
  const unsettled = {
    store,
    dates: new DateReader(timeZone, undefined),
    amounts,
    customers: { ids: customerIds },
    channels: { ids: channels },
    ids,
  };
  const said = { dateFormat: formats.dateOrder, decimal: formats.decimal ?? undefined, lines };
  const name = (role: ColumnRole) => header[columns[role] ?? -1] ?? role;
  const { answers, repeats } = settleRows(unsettled, said, name, latestOf(options), faults);
  const { repeated, moved, firstMove } = repeats;
  const report = {
    rowsRead: rows,
    repeated,
    moved,
    droppedRefunds: 0,
    droppedFree: 0,
    rounded: amounts.rounded,
    rejected: faults.rejected,
    columns: {},
    otherColumns: [],
  };
  const log = finishColumns(store, unsettled, answers, repeats, digits, report);
  return {
    log,
    rows,
    repeats: { repeated, moved, firstMove },
    rounded: amounts.rounded,
    rejected: faults.rejected,
  };
}
