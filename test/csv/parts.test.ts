import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredOrder } from "../../functions/contract/order.ts";
import { CsvError } from "../../functions/csv/csvError.ts";
import type { ReadOrdersOptions } from "../../functions/csv/options.ts";
import { cutAtRecords } from "../../functions/csv/parts/cutAtRecords.ts";
import { type RangeOptions, readRange } from "../../functions/csv/parts/readRange.ts";
import { settleHeard } from "../../functions/csv/parts/settleHeard.ts";
import { settlePart } from "../../functions/csv/parts/settlePart.ts";
import { readHeader } from "../../functions/csv/readHeader.ts";
import { readOrdersCsv } from "../../functions/csv/readOrdersCsv.ts";
import { checkMoves } from "../../functions/csv/settleRepeats.ts";
import { Faults } from "../../functions/csv/faults.ts";
import { storedOrders } from "../../functions/csv/storedOrders.ts";
import { runs } from "../support/runs.ts";

const now = Date.parse("2024-10-04T12:00:00Z");
const base = { currency: "SAR", timeZone: "Asia/Riyadh", now };

async function* once(bytes: Buffer) {
  yield Buffer.from(bytes);
}

type Result = { orders: [number, StoredOrder][]; rejected: number[] } | { refused: string };

async function orderly(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { refused: error.message };
  }
}

const byLine = (result: { orders: [number, StoredOrder][]; rejected: number[] }) => ({
  orders: result.orders.sort(([a], [b]) => a - b),
  rejected: result.rejected.sort((a, b) => a - b),
});

const whole = (text: string, options: ReadOrdersOptions) =>
  orderly(async () => {
    const log = await readOrdersCsv(once(Buffer.from(text)), {
      ...base,
      ...options,
      keepOrderIds: true,
      onBadRow: "skip",
    });
    const orders = [...storedOrders(log)].map((order, row): [number, StoredOrder] => [log.line[row], order]);
    return byLine({ orders, rejected: log.report.rejected.map(({ line }) => line) });
  });

const inParts = (text: string, options: ReadOrdersOptions, rangeBytes: number, parts: number) =>
  orderly(async () => {
    const file = "input";
    const bytes = Buffer.from(text);
    const { header, columns, separator, rest, line, offset } = await readHeader(once(bytes), file);
    const ranges = await cutAtRecords(rest, file, separator, { offset, line }, rangeBytes);
    const head = { file, header, columns, separator };
    const all: RangeOptions = { ...base, ...options };
    const read = [];
    for (const range of ranges) {
      const piece = once(bytes.subarray(range.from, range.to));
      read.push(await readRange(piece, head, range, all, parts));
    }
    const formats = settleHeard(
      head,
      read.map(({ findings }) => findings),
      all,
    );
    const settled = [];
    const faults: CsvError[] = [];
    for (let part = 0; part < parts; part += 1) {
      try {
        const pieces = read.map(({ rows }) => rows[part]);
        settled.push(settlePart(pieces, head, formats, all));
      } catch (error) {
        if (!(error instanceof CsvError)) throw error;
        faults.push(error);
      }
    }
    faults.sort((a, b) => a.problems[0].line! - b.problems[0].line!);
    if (faults.length > 0) throw faults[0];
    const moved = settled.reduce((sum, { repeats }) => sum + repeats.moved, 0);
    const rows = settled.reduce((sum, part) => sum + part.rows, 0);
    const firstMove = settled
      .flatMap(({ repeats }) => repeats.firstMove ?? [])
      .sort((a, b) => a.line - b.line)[0];
    checkMoves({ moved, firstMove }, rows, header[columns.orderId ?? -1], new Faults(file, true));
    return byLine({
      orders: settled.flatMap(({ log }) =>
        [...storedOrders(log)].map((order, row): [number, StoredOrder] => [log.line[row], order]),
      ),
      rejected: [
        ...read.flatMap(({ findings }) => findings.rejected.map(({ line }) => line)),
        ...settled.flatMap(({ rejected }) => rejected.map(({ line }) => line)),
      ],
    });
  });

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A field as it is, or in quotes. */
const maybeQuoted = (text: string) => fc.constantFrom(text, quoted(text));

const row = fc
  .record({
    customer: fc.constantFrom("a", "b", "c", "سارة"),
    date: fc.constantFrom("03/04/2024", "13/04/2024", "30/09/2024", "11/10/2024"),
    amount: fc.constantFrom("10.00", "1.234", "25.5", "-10.00", "0", "oops"),
    orderId: fc.constantFrom("", "", "1", "2", "3", "4"),
    channel: fc.constantFrom("", "web", "two\nlines", 'a "quoted", one\r\nwith lines'),
  })
  .chain(({ customer, date, amount, orderId, channel }) =>
    fc
      .tuple(maybeQuoted(customer), maybeQuoted(date), maybeQuoted(amount), maybeQuoted(orderId))
      .map((fields) => [...fields, /[\n",]/.test(channel) ? quoted(channel) : channel].join(",")),
  );

describe("a file read in ranges", () => {
  it("is what it is read whole: orders, ids, lines, faults, whatever the cuts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 25 }),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("sum", "first", "last", undefined),
        async (rows, lineEnd, rangeBytes, parts, lines) => {
          const text = ["customer_id,date,amount,order_id,channel", ...rows].join(lineEnd);
          const options = lines === undefined ? {} : { lines };
          expect(await inParts(text, options, rangeBytes, parts)).toEqual(await whole(text, options));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("tells rows alike apart by counting them over all ranges", async () => {
    const text = `customer,date,total\n${"a,2024-01-05,10\n".repeat(7)}`;
    const result = (await inParts(text, {}, 5, 3)) as { orders: [number, StoredOrder][] };
    expect(new Set(result.orders.map(([, { orderId }]) => orderId)).size).toBe(7);
    expect(result).toEqual(await whole(text, {}));
  });

  it("has its formats decided by all ranges: the one row that tells may stand in the last", async () => {
    const text = "customer,date,total\na,03/04/2024,1.234\nb,05/06/2024,2.500\nc,13/01/2024,9.5\n";
    const result = (await inParts(text, {}, 1, 2)) as { orders: [number, StoredOrder][] };
    expect(result.orders.map(([, { orderedAt, amount }]) => [orderedAt, amount])).toEqual([
      ["2024-04-03", 123],
      ["2024-06-05", 250],
      ["2024-01-13", 950],
    ]);
    expect(await inParts(text.split("c,")[0], {}, 1, 2)).toEqual(await whole(text.split("c,")[0], {}));
  });
});
