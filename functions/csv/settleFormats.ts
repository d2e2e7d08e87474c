import { dayToIso } from "../../model/time/dayToIso.ts";
import { type AmountReader, loneComma, lonePoint } from "./amountReader.ts";
import { type DateFormat, type DateReader, unpackDay } from "./dateReader.ts";
import type { Evidence } from "./evidence.ts";
import type { Faults } from "./faults.ts";
import { costLoneShift, packedDay, type RowStore } from "./rowStore.ts";

export type DecimalMark = "comma" | "point";

interface Question {
  column: string;
  asks: "dateFormat" | "decimal";
  /** What two rows that contradict each other cannot both be. */
  contradiction: string;
  /** How to settle what no row settles. */
  ask: string;
}

/**
 * Once all of the file has been read: decides what lone marks in amounts and the sequence in dates mean, and
 * corrects the rows that were read the other way.
 *
 * @throws {CsvError} when rows contradict each other, or the file leaves it open: naming the rows and the option
 */
export function settleAmounts(
  store: RowStore,
  amounts: AmountReader,
  column: string,
  said: DecimalMark | undefined,
  faults: Faults,
): void {
  const reading = decimalMark(amounts, column, said, faults);
  if (reading === null) return;
  const fraction = reading === "point" ? lonePoint : loneComma;
  for (let row = 0; row < store.rows; row += 1) {
    const flags = store.flags[row];
    if (store.amount && (flags & fraction) !== 0) store.amount[row] = amounts.asFraction(store.amount[row]);
    if (store.cost && ((flags >> costLoneShift) & fraction) !== 0)
      store.cost[row] = amounts.asFraction(store.cost[row]);
  }
}

/** What parts whole units from fractions in all of the file; null where no row tells and none asks. */
export function decimalMark(
  amounts: AmountReader,
  column: string,
  said: DecimalMark | undefined,
  faults: Faults,
): DecimalMark | null {
  return settle(amounts.mark, said, faults, {
    column,
    asks: "decimal",
    contradiction: "use point and comma differently: every amount of a file must be written alike",
    ask: "can be read in two ways, and no other row tells which: say --decimal point or --decimal comma",
  });
}

/**
 * The same for dates. Rows that turn out to lie in the future are faults.
 *
 * @returns those rows
 */
export function settleDates(
  store: RowStore,
  dates: DateReader,
  column: string,
  said: DateFormat | undefined,
  latest: number,
  faults: Faults,
): number[] {
  const order = dateOrder(dates, column, said, faults);
  const refused: number[] = [];
  for (let row = 0; row < store.rows; row += 1) {
    if ((store.flags[row] & packedDay) === 0) continue;
    const day = unpackDay(store.day[row], order);
    store.day[row] = day;
    if (!(day * 86_400_000 + Math.max(store.time?.[row] ?? 0, 0) > latest)) continue;
    const line = store.line[row];
    faults.row(
      line,
      [{ line, column, value: dayToIso(day), message: "lies more than 24 hours in the future" }],
      "",
    );
    refused.push(row);
  }
  return refused;
}

/** Whether the day or the month stands first in all of the file, where years stand last. */
export function dateOrder(
  dates: DateReader,
  column: string,
  said: DateFormat | undefined,
  faults: Faults,
): "dmy" | "mdy" {
  const question: Question = {
    column,
    asks: "dateFormat",
    contradiction: "are written in different sequences: every date of a file must be written alike",
    ask: "can be read as day/month or month/day, and no other row tells which: say --date-format dmy or --date-format mdy",
  };
  if (said === undefined || said === "ymd") settle(dates.year, said && "first", faults, question);
  return settle(dates.order, said === "ymd" ? undefined : said, faults, question) ?? "dmy";
}

function settle<A extends string, B extends string>(
  evidence: Evidence<A, B>,
  said: A | B | undefined,
  faults: Faults,
  { column, asks, contradiction, ask }: Question,
): A | B | null {
  const found = evidence.decide(said);
  if ("reading" in found) return found.reading;
  if ("open" in found) {
    return faults.whole({ line: found.open.line, column, value: found.open.text, message: ask, asks });
  }
  if ("against" in found) {
    const { line, text } = found.against;
    return faults.whole({
      line,
      column,
      value: text,
      message: `contradicts the option given: ${String(said)}`,
      asks,
    });
  }
  const [one, other] = found.contradiction;
  const message = `and ${JSON.stringify(other.text)} on line ${other.line} ${contradiction}`;
  return faults.whole({ line: one.line, column, value: one.text, message });
}
