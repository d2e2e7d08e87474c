import { asciiDigits } from "../../model/time/asciiDigits.ts";
import { ContactError, decodeCustomer } from "./decodeCustomer.ts";
import { AmountReader } from "./amountReader.ts";
import type { ColumnRole, Columns } from "./columnNames.ts";
import type { CsvProblem } from "./csvError.ts";
import { DateReader } from "./dateReader.ts";
import type { Faults } from "./faults.ts";
import { FieldCursor } from "./fieldCursor.ts";
import { IdNotes } from "./idNotes.ts";
import { IdTable } from "./idTable.ts";
import type { RecordScanner } from "./recordScanner.ts";
import { readType } from "./rowType.ts";
import { costLoneShift, isRefund, packedDay, type RowStore } from "./rowStore.ts";
import { decodeUtf8, trimStart } from "./text.ts";

export interface RowReaderOptions {
  header: readonly string[];
  columns: Columns;
  digits: number;
  currency: string;
  timeZone: string;
  dateFormat?: "dmy" | "mdy" | "ymd";
  ignoreRefunds: boolean;
  dropFree: boolean;
  /** Local milliseconds (UTC arithmetic) beyond which an order is of the future. */
  latest: number;
}

/** Turns one record after another into rows of the store, or into faults. */
export class RowReader {
  readonly customers = new IdTable();
  readonly channels = new IdTable();
  readonly amounts: AmountReader;
  readonly costs: AmountReader;
  readonly dates: DateReader;
  readonly ids: IdNotes;
  rowsRead = 0;
  droppedRefunds = 0;
  droppedFree = 0;
  private readonly options: RowReaderOptions;
  private readonly store: RowStore;
  private readonly faults: Faults;
  private problems: CsvProblem[] | null = null;
  private readonly field = new FieldCursor();

  constructor(options: RowReaderOptions, store: RowStore, faults: Faults) {
    this.options = options;
    this.store = store;
    this.faults = faults;
    this.ids = new IdNotes(options.columns, store);
    this.amounts = new AmountReader(options.digits, options.currency);
    this.costs = new AmountReader(options.digits, options.currency, this.amounts.mark);
    this.dates = new DateReader(options.timeZone, options.dateFormat);
    this.channels.intern(new Uint8Array(0), 0, 0, () => "");
  }

  /** Reads the record that the scanner holds, which began on `line`, between `from` and `to` of the bytes. */
  read(bytes: Uint8Array, scanner: RecordScanner, line: number, from: number, to: number): void {
    const { columns, ignoreRefunds, dropFree, latest } = this.options;
    const { store } = this;
    if (this.isBlank(bytes, scanner)) return;
    this.rowsRead += 1;
    this.problems = null;
    this.checkWidth(bytes, scanner, line);
    store.reserve();
    const row = store.rows;

    if (!this.field.locate(bytes, scanner, columns.orderedAt!))
      this.fault("orderedAt", line, "is empty: a date is needed");
    else {
      const wrong = this.dates.read(bytes, this.field.start, this.field.end, line);
      if (wrong !== null) this.fault("orderedAt", line, wrong, bytes);
      else if (!this.dates.packed && this.dates.day * 86_400_000 + Math.max(this.dates.time, 0) > latest) {
        this.fault("orderedAt", line, "lies more than 24 hours in the future", bytes);
      }
    }
    let flags = this.dates.packed ? packedDay : 0;
    store.day[row] = this.dates.day;
    if (store.time) store.time[row] = this.dates.time;

    let refund = false;
    if (columns.type !== undefined && this.field.locate(bytes, scanner, columns.type)) {
      const type = readType(this.field.text());
      if (type === null) this.fault("type", line, "is neither order nor refund", bytes);
      refund = type === "refund";
    }
    if (columns.amount !== undefined) {
      flags |= this.readAmount(bytes, scanner, line, row, refund);
      refund = (flags & isRefund) !== 0;
    } else if (refund) flags |= isRefund;
    if (columns.currency !== undefined) this.checkCurrency(bytes, scanner, line);
    if (store.cost) flags |= this.readCost(bytes, scanner, line, row) << costLoneShift;
    if (store.revision) this.readRevision(bytes, scanner, line, row);

    const dropped =
      this.problems === null && (refund ? ignoreRefunds : dropFree && store.amount?.[row] === 0);
    if (!this.field.locate(bytes, scanner, columns.customerId!))
      this.fault("customerId", line, "is empty: a customer is needed");
    else if (!dropped && this.problems === null) this.readCustomer(bytes, line, row);

    if (this.problems !== null) {
      this.faults.row(line, this.problems, decodeUtf8(bytes.subarray(from, to)).replace(/[\r\n]+$/, ""));
      return;
    }
    if (dropped) {
      if (refund) this.droppedRefunds += 1;
      else this.droppedFree += 1;
      return;
    }
    store.flags[row] = flags;
    store.line[row] = line;
    if (store.channel) {
      const has = this.field.locate(bytes, scanner, columns.channel!);
      store.channel[row] = has
        ? this.channels.intern(bytes, this.field.start, this.field.end, decodeUtf8)
        : 0;
    }
    this.ids.note(bytes, scanner, this.field, row, refund);
    store.rows += 1;
  }

  private readAmount(
    bytes: Uint8Array,
    scanner: RecordScanner,
    line: number,
    row: number,
    refund: boolean,
  ): number {
    const { amounts, store } = this;
    if (!this.field.locate(bytes, scanner, this.options.columns.amount!)) {
      this.fault("amount", line, "is empty: an amount such as 1234.50 is needed");
      return 0;
    }
    const wrong = amounts.read(bytes, this.field.start, this.field.end, line);
    if (wrong !== null) {
      this.fault("amount", line, wrong, bytes);
      return 0;
    }
    store.amount![row] = amounts.minor;
    const below = amounts.negative && amounts.minor > 0;
    if (below && !refund && this.options.columns.type !== undefined) {
      this.fault("amount", line, "is negative on an order: say refund in the type column", bytes);
    }
    return amounts.lone | (below || refund ? isRefund : 0);
  }

  private readCost(bytes: Uint8Array, scanner: RecordScanner, line: number, row: number): number {
    const { costs, store } = this;
    store.cost![row] = 0;
    if (!this.field.locate(bytes, scanner, this.options.columns.cost!)) return 0;
    const wrong = costs.read(bytes, this.field.start, this.field.end, line);
    if (wrong !== null) this.fault("cost", line, wrong, bytes);
    else if (costs.negative && costs.minor > 0)
      this.fault("cost", line, "is negative: a cost is at least 0", bytes);
    store.cost![row] = costs.minor;
    return costs.lone;
  }

  private readRevision(bytes: Uint8Array, scanner: RecordScanner, line: number, row: number): void {
    this.store.revision![row] = Number.NaN;
    if (!this.field.locate(bytes, scanner, this.options.columns.revision!)) return;
    const text = asciiDigits(this.field.text());
    const revision = /^\d{1,15}$/.test(text) ? Number(text) : Date.parse(text);
    if (Number.isNaN(revision))
      this.fault("revision", line, "is neither a whole number nor a timestamp", bytes);
    this.store.revision![row] = revision;
  }

  private readCustomer(bytes: Uint8Array, line: number, row: number): void {
    try {
      this.store.customer[row] = this.customers.intern(
        bytes,
        this.field.start,
        this.field.end,
        decodeCustomer,
      );
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof ContactError)) throw error;
      const message =
        error instanceof ContactError ? error.message : "is not UTF-8: save the file as CSV UTF-8";
      const shown = this.field.text();
      const value = error instanceof ContactError ? `${shown.slice(0, 2)}…` : shown;
      this.add({ line, column: this.nameOf("customerId"), value, message });
    }
  }

  private checkCurrency(bytes: Uint8Array, scanner: RecordScanner, line: number): void {
    if (!this.field.locate(bytes, scanner, this.options.columns.currency!)) return;
    const { currency } = this.options;
    if (this.field.text().toUpperCase() === currency) return;
    this.fault("currency", line, `is not ${currency}, the shop's currency`, bytes);
  }

  /** More fields than the header has would shift columns, as an unquoted decimal comma does. */
  private checkWidth(bytes: Uint8Array, scanner: RecordScanner, line: number): void {
    const { header } = this.options;
    for (let field = header.length; field < scanner.fields; field += 1) {
      if (scanner.starts[field] === scanner.ends[field]) continue;
      const message = `has ${scanner.fields} fields where the header has ${header.length}: quote values that contain the separator`;
      this.add({
        line,
        message,
        value: decodeUtf8(bytes.subarray(scanner.starts[field], scanner.ends[field])),
      });
      return;
    }
  }

  private isBlank(bytes: Uint8Array, scanner: RecordScanner): boolean {
    for (let field = 0; field < scanner.fields; field += 1) {
      if (trimStart(bytes, scanner.starts[field], scanner.ends[field]) < scanner.ends[field]) return false;
    }
    return true;
  }

  private fault(role: ColumnRole, line: number, message: string, bytes?: Uint8Array): void {
    this.add({ line, column: this.nameOf(role), message, ...(bytes ? { value: this.field.text() } : {}) });
  }

  private add(problem: CsvProblem): void {
    this.problems ??= [];
    this.problems.push(problem);
  }

  private nameOf(role: ColumnRole): string {
    return this.options.header[this.options.columns[role]!] ?? role;
  }
}
