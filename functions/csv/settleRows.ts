import type { AmountReader } from "./amountReader.ts";
import type { ColumnRole } from "./columnNames.ts";
import type { DateFormat, DateReader } from "./dateReader.ts";
import type { Faults } from "./faults.ts";
import type { RowNames } from "./finishColumns.ts";
import type { OrderIds } from "./orderIds.ts";
import { refundsOfOrders } from "./refundsOfOrders.ts";
import type { RowStore } from "./rowStore.ts";
import { type DecimalMark, settleAmounts, settleDates } from "./settleFormats.ts";
import { type Repeats, settleRepeats } from "./settleRepeats.ts";

/** Rows as they were read, with what they said of formats and of each other. */
export interface UnsettledRows extends RowNames {
  store: RowStore;
  dates: DateReader;
  amounts: AmountReader;
  ids: RowNames["ids"] & { orderIds: OrderIds };
}

/** What the caller has said of a file's formats. */
export interface Said {
  dateFormat?: DateFormat;
  decimal?: DecimalMark;
  lines?: "sum" | "first" | "last";
}

/** Settles what only all rows together say: formats, repeated orders, refunds that name orders. */
export function settleRows(
  { store, dates, amounts, ids, customers }: UnsettledRows,
  { dateFormat, decimal, lines }: Said,
  nameOf: (role: ColumnRole) => string,
  latest: number,
  faults: Faults,
): { answers: Int32Array; repeats: Repeats } {
  const refused = settleDates(store, dates, nameOf("orderedAt"), dateFormat, latest, faults);
  faults.raise();
  settleAmounts(store, amounts, nameOf("amount"), decimal, faults);
  const found = ids.orderIds.find();
  const ofOrders = refundsOfOrders(store, ids.namings, found.answers);
  const orderId = nameOf("orderId");
  const repeats = settleRepeats(store, found, lines, orderId, customers.ids, ofOrders, refused, faults);
  return { answers: found.answers, repeats };
}
