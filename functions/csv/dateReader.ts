import { asciiDigits } from "../../model/time/asciiDigits.ts";
import { daysFromCivil, firstYear, isDate, lastYear } from "../../model/time/civil.ts";
import { wallClock } from "../../model/time/localDay.ts";
import { Evidence } from "./evidence.ts";
import { type DateParts, scanDate } from "./scanDate.ts";
import { decodeUtf8, encodeUtf8 } from "./text.ts";

export type DateFormat = "dmy" | "mdy" | "ymd";

const accepted =
  "is not a date such as 2024-01-31, 2024-01-31 23:30, 2024-01-31T23:30:00+03:00 or 31/01/2024";

/**
 * Reads dates into local days of the shop. Whether "05/04/2024" is in April or May cannot be told from itself:
 * such dates are kept packed and unpacked once all of the file has spoken.
 */
export class DateReader {
  /** Of the date last read: its day, or its parts packed as year, first, second (two digits each). */
  day = 0;
  packed = false;
  /** Milliseconds of the local day; -1 for a plain date. */
  time = -1;
  /** Whether years stand first or last. */
  readonly year = new Evidence("first", "last");
  /** Whether the day or the month stands first where years stand last. */
  readonly order = new Evidence("dmy", "mdy");
  private readonly timeZone: string;
  private readonly said: DateFormat | undefined;
  /** Bytes of the date last read, if it was one. */
  private readonly before: number[] = [];
  private readonly parts: DateParts = { a: 0, b: 0, c: 0, aDigits: 0, cDigits: 0, time: -1, offset: 0 };

  constructor(timeZone: string, said: DateFormat | undefined) {
    this.timeZone = timeZone;
    this.said = said;
  }

  /** Reads one date; answers what is wrong with it, or null. A log by date repeats them: one look is enough. */
  read(bytes: Uint8Array, start: number, end: number, line: number): string | null {
    if (this.isAsBefore(bytes, start, end)) return null;
    const wrong = this.readAnew(bytes, start, end, line);
    this.before.length = 0;
    if (wrong === null)
      for (let position = start; position < end; position += 1) this.before.push(bytes[position]);
    return wrong;
  }

  private isAsBefore(bytes: Uint8Array, start: number, end: number): boolean {
    const { before } = this;
    if (before.length !== end - start || before.length === 0) return false;
    for (let index = before.length - 1; index >= 0; index -= 1) {
      if (before[index] !== bytes[start + index]) return false;
    }
    return true;
  }

  private readAnew(bytes: Uint8Array, start: number, end: number, line: number): string | null {
    const { parts } = this;
    if (!scanDate(bytes, start, end, parts)) {
      const text = decodeUtf8(bytes.subarray(start, end));
      const plain = encodeUtf8(inAscii(text));
      if (!scanDate(plain, 0, plain.length, parts)) return accepted;
    }
    if (parts.aDigits !== 4 && parts.cDigits !== 4) this.completeYear();
    if (parts.aDigits === 4 && parts.cDigits <= 2) return this.yearFirst(bytes, start, end, line);
    if (parts.aDigits <= 2 && parts.cDigits === 4) return this.yearLast(bytes, start, end, line);
    return parts.aDigits <= 2 && parts.cDigits <= 2
      ? "has a year of two digits: write four, or say --date-format dmy, mdy or ymd"
      : accepted;
  }

  /** Years of two digits are read only where the caller has said where they stand: 70-99 are 19.., 00-69 20... */
  private completeYear(): void {
    const { parts, said } = this;
    if (said === "ymd" && parts.aDigits === 2) {
      parts.a += parts.a < 70 ? 2000 : 1900;
      parts.aDigits = 4;
    } else if ((said === "dmy" || said === "mdy") && parts.cDigits === 2) {
      parts.c += parts.c < 70 ? 2000 : 1900;
      parts.cDigits = 4;
    }
  }

  private yearFirst(bytes: Uint8Array, start: number, end: number, line: number): string | null {
    const { a, b, c, time, offset } = this.parts;
    this.year.say(0, line, bytes, start, end);
    this.packed = false;
    this.time = time;
    const fault = dateFault(a, b, c);
    if (fault !== null) return fault;
    this.day = daysFromCivil(a, b, c);
    if (Number.isNaN(offset)) return null;
    const local = wallClock(this.day * 86_400_000 + time - offset * 60_000, this.timeZone);
    this.day = Math.floor(local / 86_400_000);
    this.time = local - this.day * 86_400_000;
    return null;
  }

  private yearLast(bytes: Uint8Array, start: number, end: number, line: number): string | null {
    const { a, b, c, time, offset } = this.parts;
    this.year.say(1, line, bytes, start, end);
    if (!Number.isNaN(offset)) return "has an offset but not the year first: write 2024-01-31T23:30:00+03:00";
    if (!(c >= firstYear && c <= lastYear)) return yearFault;
    const [dmy, mdy] = [isDate(c, b, a), isDate(c, a, b)];
    if (!dmy && !mdy) return calendarFault;
    if (dmy !== mdy) this.order.say(dmy ? 0 : 1, line, bytes, start, end);
    else if (a !== b) this.order.open(line, bytes, start, end);
    this.packed = true;
    this.time = time;
    this.day = (c * 100 + a) * 100 + b;
    return null;
  }
}

/**
 * The day of a packed date.
 *
 * @throws {RangeError} when the calendar has it not in that order, which the evidence of the file rules out
 */
export function unpackDay(packed: number, order: "dmy" | "mdy"): number {
  const year = Math.floor(packed / 10_000);
  const [first, second] = [Math.floor(packed / 100) % 100, packed % 100];
  const [day, month] = order === "dmy" ? [first, second] : [second, first];
  if (!isDate(year, month, day)) throw new RangeError(`unpackDay requires a date in ${order}: ${packed}`);
  return daysFromCivil(year, month, day);
}

const calendarFault = "is not a date the calendar has";
const yearFault = `is not a date of the years ${firstYear} to ${lastYear}`;

function dateFault(year: number, month: number, day: number): string | null {
  if (!isDate(year, month, day)) return calendarFault;
  return year >= firstYear && year <= lastYear ? null : yearFault;
}

function inAscii(text: string): string {
  return asciiDigits(text)
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/\s*(?:UTC|GMT)$/i, "Z")
    .replace(/\s*[\u0635](?:\u0628\u0627\u062d\u0627\u064b?)?(?=$|\s)/, " AM")
    .replace(/\s*[\u0645](?:\u0633\u0627\u0621\u064b?)?(?=$|\s)/, " PM")
    .trim();
}
