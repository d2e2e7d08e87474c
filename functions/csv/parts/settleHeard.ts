import { minorDigits } from "../../../model/money/minorDigits.ts";
import { AmountReader } from "../amountReader.ts";
import { CsvError } from "../csvError.ts";
import { DateReader } from "../dateReader.ts";
import { Faults } from "../faults.ts";
import { type DecimalMark, dateOrder, decimalMark } from "../settleFormats.ts";
import type { FileHead, RangeOptions } from "./readRange.ts";
import type { RangeFindings } from "./rowPart.ts";

/** How all of a file writes its dates and amounts. */
export interface Formats {
  dateOrder: "dmy" | "mdy";
  decimal: DecimalMark | null;
}

/**
 * Decides the formats of a file by what all of its ranges said.
 *
 * @param findings of every range, in the sequence of the file
 * @throws {CsvError} when rows contradict each other, or the file leaves it open, or has no rows
 */
export function settleHeard(
  { file, header, columns }: FileHead,
  findings: readonly Pick<RangeFindings, "rowsRead" | "heard">[],
  { currency, timeZone, dateFormat, decimal }: RangeOptions,
): Formats {
  if (!findings.some(({ rowsRead }) => rowsRead > 0)) {
    throw new CsvError(file, [{ message: "has a header but no orders below it" }]);
  }
  const faults = new Faults(file, true);
  const dates = new DateReader(timeZone, dateFormat);
  const amounts = new AmountReader(minorDigits(currency), currency);
  for (const { heard } of findings) {
    dates.year.takeIn(heard.year);
    dates.order.takeIn(heard.order);
    amounts.mark.takeIn(heard.mark);
  }
  const name = (role: "orderedAt" | "amount") => header[columns[role] ?? -1] ?? role;
  return {
    dateOrder: dateOrder(dates, name("orderedAt"), dateFormat, faults),
    decimal: decimalMark(amounts, name("amount"), decimal, faults),
  };
}
