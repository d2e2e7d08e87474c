import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvError } from "../../functions/csv/csvError.ts";
import { readOrdersCsv } from "../../functions/csv/readOrdersCsv.ts";
import { runs } from "../support/runs.ts";
import { readText, refusal, rowsOf } from "./readText.ts";

const header = "customer_id,date,amount\n";

describe("a file that cannot be read says why", () => {
  test("empty, header only, no such file", async () => {
    expect(await refusal("")).toBe("orders.csv: is empty: a header and orders are needed");
    expect(await refusal(header)).toBe("orders.csv: has a header but no orders below it");
    expect(await refusal(`${header}\n\n`)).toContain("no orders below it");
    await expect(readOrdersCsv("/nowhere/orders.csv")).rejects.toThrow(
      "/nowhere/orders.csv: there is no such file",
    );
  });

  test("missing columns: all of them at once, what was found, and how to map", async () => {
    const message = await refusal("Kunde,Tag,Betrag\nA,2024-01-31,5\n");
    expect(message).toContain("no column for customerId");
    expect(message).toContain("no column for orderedAt");
    expect(message).toContain("Columns found: Kunde, Tag, Betrag");
    expect(message).toContain("--map customerId=");
    expect(await refusal(`${header}A,2024-01-31,5`, { columns: { amount: "Preis" } })).toContain(
      "no column Preis",
    );
  });

  test("two columns of one name, of which either might be meant", async () => {
    const message = await refusal("customer_id,date,amount,amount\nA,2024-01-31,5,6\n");
    expect(message).toContain("2 columns are called amount");
  });

  test("a gzip cut short, and one that is broken", async () => {
    const packed = gzipSync(header + "A,2024-01-31,5\n".repeat(5000));
    expect(await refusal(packed.subarray(0, packed.length - 20))).toContain("the gzip file is cut short");
    const broken = Buffer.from(packed);
    broken[broken.length - 6] ^= 255;
    expect(await refusal(broken)).toContain("the gzip file is broken");
  });

  test("a quote never closed, by the line it was opened on", async () => {
    expect(await refusal(`${header}A,2024-01-31,5\n"B,2024-01-31,5\nC,2024-01-31,5\n`)).toContain(
      "line 3: opens a quote",
    );
  });

  test("every fault of every row, up to twenty, at once", async () => {
    const message = await refusal(`${header},2024-02-30,abc\nB,2024-01-31,5\nC,,7\n`);
    expect(message.split("\n")).toEqual([
      'orders.csv, line 2, column date: "2024-02-30" is not a date the calendar has',
      expect.stringContaining('orders.csv, line 2, column amount: "abc" is not an amount'),
      "orders.csv, line 2, column customer_id: is empty: a customer is needed",
      "orders.csv, line 4, column date: is empty: a date is needed",
    ]);
    const many = await refusal(header + "A,2024-01-31,x\n".repeat(30));
    expect(many.split("\n")).toHaveLength(21);
    expect(many).toContain("... and 10 more faults");
  });

  test("lines are counted through quoted line ends and blank lines", async () => {
    expect(await refusal(`${header}"a\nb\n",2024-01-31,5\n\nB,x,5\n`)).toContain("line 6, column date");
  });

  test("more fields than columns, as an unquoted decimal comma makes", async () => {
    expect(await refusal(`${header}A,2024-01-31,12,50\n`)).toContain("has 4 fields where the header has 3");
    expect(rowsOf(await readText(`${header}A,2024-01-31,12,,\n`))).toEqual(["A 2024-01-31 1200"]);
  });

  test("orders of the future, beyond 24 hours", async () => {
    const now = Date.UTC(2024, 0, 31, 12);
    expect(await refusal(`${header}A,2024-02-03,5\n`, { now })).toContain(
      '"2024-02-03" lies more than 24 hours in the future',
    );
    expect(rowsOf(await readText(`${header}A,2024-02-01,5\n`, { now }))).toHaveLength(1);
    expect(await refusal(`${header}A,13/02/2024,5\n`, { now })).toContain("future");
  });

  test("orders of the future in a file whose dates are settled at its end are left out alike", async () => {
    const now = Date.UTC(2024, 0, 31, 12);
    const text = `${header}A,13/01/2024,5\nB,12/02/2024,5\nC,01/02/2024,5\n`;
    expect(await refusal(text, { now })).toBe(
      'orders.csv, line 3, column date: "2024-02-12" lies more than 24 hours in the future',
    );
    const log = await readText(text, { now, onBadRow: "skip" });
    expect(rowsOf(log)).toEqual(["A 2024-01-13 500", "C 2024-02-01 500"]);
    expect(log.report.rejected.map(({ line }) => line)).toEqual([3]);
  });

  test("another currency than the shop's", async () => {
    const text = "customer,date,amount,currency\nA,2024-01-31,5,SAR\nB,2024-01-31,5,usd\n";
    expect(await refusal(text)).toContain('line 2, column currency: "SAR" is not USD, the shop\'s currency');
  });

  test("customers that look like e-mail addresses or phones, without repeating them", async () => {
    const message = await refusal(`${header}sara@example.com,2024-01-31,5\n+966 50 123 4567,2024-01-31,5\n`);
    expect(message).toContain("looks like an e-mail address");
    expect(message).toContain("line 3, column customer_id");
    expect(message).not.toContain("example.com");
  });

  test("bytes that are not UTF-8", async () => {
    const latin = Buffer.concat([
      Buffer.from(header),
      Buffer.from([0xe9, 0x41]),
      Buffer.from(",2024-01-31,5\n"),
    ]);
    expect(await refusal(latin)).toContain("is not UTF-8");
  });

  test("a type column: unknown words, and negative orders", async () => {
    const text = "customer,date,amount,type\nA,2024-01-31,5,barter\nB,2024-01-31,-5,order\n";
    const message = await refusal(text);
    expect(message).toContain('"barter" is neither order nor refund (--map type=');
    expect(message).toContain('"-5" is negative on an order');
  });

  test("a corrupted cell is named by line and column wherever it stands", async () => {
    const cell = fc.record({
      row: fc.nat({ max: 39 }),
      column: fc.constantFrom("date", "amount"),
      piece: fc.integer({ min: 1, max: 99 }),
    });
    await fc.assert(
      fc.asyncProperty(cell, async ({ row, column, piece }) => {
        const rows = Array.from({ length: 40 }, (_, index) => ['C 1\n"', "2024-01-31", String(index)]);
        rows[row][column === "date" ? 1 : 2] = "#REF!";
        const body = rows
          .map(([id, date, amount]) => `"${id.replaceAll('"', '""')}",${date},${amount}`)
          .join("\n");
        const error = await readText(header + body, {}, piece).catch((caught) => caught);
        expect(error).toBeInstanceOf(CsvError);
        expect(error.problems).toEqual([
          { line: 2 + 2 * row, column, value: "#REF!", message: expect.stringContaining("is not a") },
        ]);
      }),
      { numRuns: runs(30) },
    );
  });

  test("onBadRow skip leaves the bad rows out and lists them as they stand", async () => {
    const text = `${header}A,2024-01-31,5\n"B ""x""",2024-01-31,abc\nC,2024-01-31,7\n`;
    const log = await readText(text, { onBadRow: "skip" });
    expect(rowsOf(log)).toEqual(["A 2024-01-31 500", "C 2024-01-31 700"]);
    expect(log.report.rejected).toEqual([
      {
        line: 3,
        text: '"B ""x""",2024-01-31,abc',
        problems: [expect.objectContaining({ column: "amount", value: "abc" })],
      },
    ]);
    expect(log.report.rowsRead).toBe(3);
  });
});
