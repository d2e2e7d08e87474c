import { AmountReader } from "./amountReader.ts";
import type { Columns } from "./columnNames.ts";
import type { FieldCursor } from "./fieldCursor.ts";
import type { RecordScanner } from "./recordScanner.ts";
import type { RowProblems } from "./rowProblems.ts";
import { costLoneShift, isRefund, type RowStore } from "./rowStore.ts";

/** Reads a row's amount and cost, which share one way of writing numbers. */
export class MoneyFields {
  readonly amounts: AmountReader;
  readonly costs: AmountReader;
  private readonly columns: Columns;
  private readonly currency: string;
  private readonly store: RowStore;
  private readonly problems: RowProblems;

  constructor(columns: Columns, digits: number, currency: string, store: RowStore, problems: RowProblems) {
    this.columns = columns;
    this.currency = currency;
    this.store = store;
    this.problems = problems;
    this.amounts = new AmountReader(digits, currency);
    this.costs = new AmountReader(digits, currency, this.amounts.mark);
  }

  /** @returns flags of the row: a refund by its type or its sign, and marks whose meaning is still open */
  read(bytes: Uint8Array, scanner: RecordScanner, field: FieldCursor, row: number, refund: boolean): number {
    let flags = refund ? isRefund : 0;
    if (this.columns.amount !== undefined) flags |= this.readAmount(bytes, scanner, field, row, refund);
    if (this.columns.cost !== undefined) flags |= this.readCost(bytes, scanner, field, row) << costLoneShift;
    if (this.columns.currency !== undefined) this.checkCurrency(bytes, scanner, field);
    return flags;
  }

  private readAmount(
    bytes: Uint8Array,
    scanner: RecordScanner,
    field: FieldCursor,
    row: number,
    refund: boolean,
  ): number {
    const { amounts, problems, columns } = this;
    if (!field.locate(bytes, scanner, columns.amount!)) {
      problems.fault("amount", "is empty: an amount such as 1234.50 is needed");
      return 0;
    }
    const wrong = amounts.read(bytes, field.start, field.end, problems.line);
    if (wrong !== null) {
      problems.fault("amount", wrong, field);
      return 0;
    }
    this.store.amount![row] = amounts.minor;
    const below = amounts.negative && amounts.minor > 0;
    if (below && !refund && columns.type !== undefined) {
      problems.fault("amount", "is negative on an order: say refund in the type column", field);
    }
    return amounts.lone | (below ? isRefund : 0);
  }

  private readCost(bytes: Uint8Array, scanner: RecordScanner, field: FieldCursor, row: number): number {
    const { costs, problems, store } = this;
    store.cost![row] = 0;
    if (!field.locate(bytes, scanner, this.columns.cost!)) return 0;
    const wrong = costs.read(bytes, field.start, field.end, problems.line);
    if (wrong !== null) problems.fault("cost", wrong, field);
    else if (costs.negative && costs.minor > 0) {
      problems.fault("cost", "is negative: a cost is at least 0", field);
    }
    store.cost![row] = costs.minor;
    return costs.lone;
  }

  private checkCurrency(bytes: Uint8Array, scanner: RecordScanner, field: FieldCursor): void {
    if (!field.locate(bytes, scanner, this.columns.currency!)) return;
    if (field.text().toUpperCase() === this.currency) return;
    this.problems.fault("currency", `is not ${this.currency}, the shop's currency`, field);
  }
}
