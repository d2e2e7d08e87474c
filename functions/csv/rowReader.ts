import { asciiDigits } from "../../model/time/asciiDigits.ts";
import type { Columns } from "./columnNames.ts";
import { DateReader } from "./dateReader.ts";
import { CustomerIdError, decodeCustomer } from "./decodeCustomer.ts";
import type { Faults } from "./faults.ts";
import { FieldCursor } from "./fieldCursor.ts";
import { IdNotes } from "./idNotes.ts";
import { IdTable } from "./idTable.ts";
import { MoneyFields } from "./moneyFields.ts";
import type { RecordSink } from "./readRecords.ts";
import type { RecordScanner } from "./recordScanner.ts";
import { RowProblems } from "./rowProblems.ts";
import { isRefund, packedDay, type RowStore } from "./rowStore.ts";
import { readType } from "./rowType.ts";
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
export class RowReader implements RecordSink {
  readonly customers = new IdTable();
  readonly channels = new IdTable();
  readonly dates: DateReader;
  readonly money: MoneyFields;
  readonly ids: IdNotes;
  rowsRead = 0;
  droppedRefunds = 0;
  droppedFree = 0;
  private readonly options: RowReaderOptions;
  private readonly store: RowStore;
  private readonly faults: Faults;
  private readonly problems: RowProblems;
  private readonly field = new FieldCursor();

  constructor(options: RowReaderOptions, store: RowStore, faults: Faults) {
    const { header, columns, digits, currency, timeZone, dateFormat } = options;
    this.options = options;
    this.store = store;
    this.faults = faults;
    this.problems = new RowProblems(header, columns);
    this.dates = new DateReader(timeZone, dateFormat);
    this.money = new MoneyFields(columns, digits, currency, store, this.problems);
    this.ids = new IdNotes(columns, store);
    this.channels.intern(new Uint8Array(0), 0, 0, () => "");
  }

  /** Looks up the customers of the records to come, all at once (see `IdTable.lookAhead`). */
  lookAhead(bytes: Uint8Array, scanner: RecordScanner, count: number): void {
    for (let index = 0; index < count; index += 1) {
      scanner.select(index);
      this.field.locate(bytes, scanner, this.options.columns.customerId!);
      this.customers.lookAhead(index, bytes, this.field.start, this.field.end);
    }
    this.customers.fetch(count);
  }

  /** Reads the record that the scanner has selected, which began on `line`. */
  read(bytes: Uint8Array, scanner: RecordScanner, line: number): void {
    const { columns, ignoreRefunds, dropFree } = this.options;
    const { store, problems, field } = this;
    if (isBlank(bytes, scanner)) return;
    this.rowsRead += 1;
    problems.begin(line);
    this.checkWidth(bytes, scanner);
    store.reserve();
    const row = store.rows;

    this.readDate(bytes, scanner, row);
    let flags = this.dates.packed ? packedDay : 0;
    flags |= this.money.read(bytes, scanner, field, row, this.isRefundByType(bytes, scanner));
    const refund = (flags & isRefund) !== 0;
    if (store.revision) this.readRevision(bytes, scanner, row);

    const dropped =
      problems.found === null && (refund ? ignoreRefunds : dropFree && store.amount?.[row] === 0);
    if (!field.locate(bytes, scanner, columns.customerId!)) {
      problems.fault("customerId", "is empty: a customer is needed");
    } else if (!dropped && problems.found === null) this.readCustomer(bytes, scanner.selected, row);

    if (problems.found !== null) {
      const text = decodeUtf8(scanner.asItStood ?? bytes.subarray(scanner.from, scanner.to)).replace(
        /[\r\n]+$/,
        "",
      );
      this.faults.row(line, problems.found, text);
    } else if (dropped) {
      if (refund) this.droppedRefunds += 1;
      else this.droppedFree += 1;
    } else {
      store.flags[row] = flags;
      store.line[row] = line;
      if (store.channel) {
        const has = field.locate(bytes, scanner, columns.channel!);
        store.channel[row] = has ? this.channels.intern(bytes, field.start, field.end, decodeChannel) : 0;
      }
      this.ids.note(bytes, scanner, field, row, refund);
      store.rows += 1;
    }
  }

  private readDate(bytes: Uint8Array, scanner: RecordScanner, row: number): void {
    const { dates, field, problems, store } = this;
    if (!field.locate(bytes, scanner, this.options.columns.orderedAt!)) {
      problems.fault("orderedAt", "is empty: a date is needed");
      return;
    }
    const wrong = dates.read(bytes, field.start, field.end, problems.line);
    if (wrong !== null) problems.fault("orderedAt", wrong, field);
    else if (!dates.packed && dates.day * 86_400_000 + Math.max(dates.time, 0) > this.options.latest) {
      problems.fault("orderedAt", "lies more than 24 hours in the future", field);
    }
    store.day[row] = dates.day;
    if (store.time) store.time[row] = dates.time;
  }

  private isRefundByType(bytes: Uint8Array, scanner: RecordScanner): boolean {
    const { type } = this.options.columns;
    if (type === undefined || !this.field.locate(bytes, scanner, type)) return false;
    const read = readType(this.field.text());
    if (read === null)
      this.problems.fault(
        "type",
        "is neither order nor refund (--map type= leaves the column out)",
        this.field,
      );
    return read === "refund";
  }

  private readRevision(bytes: Uint8Array, scanner: RecordScanner, row: number): void {
    const { field, store } = this;
    store.revision![row] = Number.NaN;
    if (!field.locate(bytes, scanner, this.options.columns.revision!)) return;
    const text = asciiDigits(field.text());
    const revision = /^\d{1,15}$/.test(text) ? Number(text) : Date.parse(text);
    if (Number.isNaN(revision)) {
      this.problems.fault(
        "revision",
        "is neither a whole number nor an ISO timestamp (--map revision= leaves the column out)",
        field,
      );
    }
    store.revision![row] = revision;
  }

  private readCustomer(bytes: Uint8Array, ahead: number, row: number): void {
    const { field } = this;
    try {
      this.store.customer[row] = this.customers.internAhead(
        ahead,
        bytes,
        field.start,
        field.end,
        decodeCustomer,
      );
    } catch (error) {
      if (!(error instanceof CustomerIdError)) throw error;
      const column = this.options.header[this.options.columns.customerId!];
      const value = error.secret ? `${field.text().slice(0, 2)}…` : field.text();
      this.problems.add({ column, value, message: error.message });
    }
  }

  /** More fields than the header has would shift columns, as an unquoted decimal comma does. */
  private checkWidth(bytes: Uint8Array, scanner: RecordScanner): void {
    const { length } = this.options.header;
    for (let column = length; column < scanner.fields; column += 1) {
      if (!this.field.locate(bytes, scanner, column)) continue;
      const message = `has ${scanner.fields} fields where the header has ${length}: quote values that contain the separator`;
      this.problems.add({ message, value: this.field.text() });
      return;
    }
  }
}

function decodeChannel(bytes: Uint8Array, start: number, end: number): string {
  return decodeUtf8(bytes.subarray(start, end));
}

function isBlank(bytes: Uint8Array, scanner: RecordScanner): boolean {
  for (let field = scanner.base; field < scanner.base + scanner.fields; field += 1) {
    if (trimStart(bytes, scanner.starts[field], scanner.ends[field]) < scanner.ends[field]) return false;
  }
  return true;
}
