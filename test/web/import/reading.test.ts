import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { CsvError } from "../../../functions/csv/csvError.ts";
import type { ReadOrdersOptions } from "../../../functions/csv/options.ts";
import { type LinedOrder, ordersToSend } from "../../../functions/csv/ordersToSend.ts";
import { readHeaderNames } from "../../../functions/csv/readHeader.ts";
import { readOrderPieces } from "../../../functions/csv/readOrderPieces.ts";
import { choiceOf } from "../../../web/src/pages/import/choices.ts";
import { describeLog, pieceReader } from "../../../web/src/pages/import/describeLog.ts";
import { filePieces } from "../../../web/src/pages/import/filePieces.ts";
import { firstRows } from "../../../web/src/pages/import/firstRows.ts";
import { problemWords } from "../../../web/src/pages/import/problemWords.ts";
import { rejectedCsv, rejectedLines } from "../../../web/src/pages/import/rejectedCsv.ts";

const shop = { currency: "SAR", timeZone: "Asia/Riyadh", now: Date.parse("2026-06-01T00:00:00Z") };
const file = (content: string | Uint8Array<ArrayBuffer>, name = "orders.csv") => new File([content], name);

/** Reads a file as the page's worker does. */
async function read(content: File, options: ReadOrdersOptions = {}) {
  return readOrderPieces(filePieces(content), content.size, {
    ...shop,
    ...options,
    name: content.name,
    keepOrderIds: true,
    onBadRow: "skip",
  });
}

async function refusal(text: string, options: ReadOrdersOptions = {}) {
  const error = await read(file(text), options).catch((caught) => caught);
  expect(error).toBeInstanceOf(CsvError);
  return (error as CsvError).problems;
}

const text =
  "order_id,customer,date,total,channel\n1,A,2026-01-31 23:30,10.50,web\n2,ب,2026-02-01,7,\n3,A,2026-03-01,-2,web\n";

describe("a file that was dropped", () => {
  test.each([
    ["plain", file(text)],
    ["packed by gzip", file(new Uint8Array(gzipSync(text)))],
    ["UTF-16 with its mark", file(new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")))],
  ])("is read alike: %s", async (_, dropped) => {
    const reading = describeLog(await read(dropped));
    expect(reading).toMatchObject({
      orders: 3,
      customers: 2,
      first: "2026-01-31",
      last: "2026-03-01",
      total: 17.5,
      refunds: 1,
    });
    expect(reading.sample).toEqual([
      { line: 2, orderId: "1", customerId: "A", orderedAt: "2026-01-31 23:30", amount: 10.5, channel: "web" },
      { line: 3, orderId: "2", customerId: "ب", orderedAt: "2026-02-01", amount: 7, channel: null },
      { line: 4, orderId: "3", customerId: "A", orderedAt: "2026-03-01", amount: -2, channel: "web" },
    ]);
  });

  test("that was packed and cut short says so", async () => {
    const error = await read(file(new Uint8Array(gzipSync(text.repeat(500)).subarray(0, 60)))).catch(
      (caught) => caught,
    );
    expect(error).toBeInstanceOf(CsvError);
    expect(error.message).toContain("gzip");
  });

  test("shows what its columns hold before anybody has said which is which", async () => {
    const { header, separator, rest } = await readHeaderNames(
      filePieces(file('Kunde;Tag\n"A;1";1.2.2026\n\nB;2.2.2026\n')),
      "orders.csv",
    );
    expect(header).toEqual(["Kunde", "Tag"]);
    expect(await firstRows(rest, separator)).toEqual([
      ["A;1", "1.2.2026"],
      ["B", "2.2.2026"],
    ]);
  });

  test.each([
    ["dateFormat", "customer,date\nA,01/02/2026\n", "dmy"],
    ["decimal", 'customer,date,amount\nA,2026-01-02,"1,234"\n', "comma"],
    ["lines", "order_id,customer,date,amount\n1,A,2026-01-02,5\n1,A,2026-01-02,6\n", "sum"],
  ] as const)("asks what the command line asks, and takes the answer: %s", async (asks, content, answer) => {
    const [problem] = await refusal(content);
    const choice = choiceOf(problem!)!;
    expect([problem!.asks, choice.name]).toEqual([asks, asks]);
    expect(choice.question?.ar).toBeTruthy();
    expect(choice.options.map(({ value }) => value)).toContain(answer);
    expect((await read(file(content), choice.say(answer))).rows).toBe(1);
  });
});

test("pieces of a file are its orders in sequence, wherever they begin", async () => {
  const rows = Array.from({ length: 2500 }, (_, n) => `${n},C${n % 7},2026-01-02,${n}`);
  const log = await read(file(`order_id,customer,date,amount\n${rows.join("\n")}\n`));
  const all = [...ordersToSend(log)].flat();
  const piece = pieceReader(() => inThrees(all));
  const found: LinedOrder[] = [];
  for (let from = 0; from < all.length; from += 500) found.push(...piece(from, 500));
  expect(found).toEqual(all);
  expect(piece(1000, 10)).toEqual(all.slice(1000, 1010));
  expect(piece(2500, 10)).toEqual([]);
});

function* inThrees(all: readonly LinedOrder[]): Generator<LinedOrder[]> {
  for (let at = 0; at < all.length; at += 3) yield all.slice(at, at + 3);
}

describe("what is wrong with a file", () => {
  const bad = [
    "customer,date,amount,type,revision,currency,cost,order_id",
    "A,2026-13-01,5,order,1,SAR,,1",
    "A,2026-01-01,x,order,1,SAR,,2",
    "A,1/2/26,5,order,1,SAR,,3",
    "A,1800-01-01,5,order,1,SAR,,4",
    "A,soon,5,order,1,SAR,,5",
    "A,2030-01-01,5,order,1,SAR,,6",
    "A,2026-01-01,-5,order,1,SAR,,7",
    "A,2026-01-01,5,gift,1,SAR,,8",
    "A,2026-01-01,5,order,new,SAR,,9",
    "A,2026-01-01,5,order,1,EUR,,10",
    "A,2026-01-01,€5,order,1,SAR,,11",
    "A,2026-01-01,5,order,1,SAR,-1,12",
    "A,2026-01-01,99999999999999,order,1,SAR,,13",
    "sara@example.com,2026-01-01,5,order,1,SAR,,14",
    "+966501234567,2026-01-01,5,order,1,SAR,,15",
    `${"x".repeat(300)},2026-01-01,5,order,1,SAR,,16`,
    ",2026-01-01,5,order,1,SAR,,17",
    "A,,5,order,1,SAR,,18",
    "A,2026-01-01,,order,1,SAR,,19",
    "A,2026-01-01,5,order,1,SAR,,20,21",
    "..,2026-01-01,5,order,1,SAR,,22",
  ];

  test("is said in Arabic as in English, without options of the command line", async () => {
    const { report } = await read(file(`${bad.join("\n")}\n`));
    expect(report.rejected).toHaveLength(bad.length - 1);
    const whole = await Promise.all(
      [
        "",
        "customer,date\n",
        'customer,date\n"A',
        "a,b\n1,2\n",
        "customer,date\nA,31/01/2026\nA,01/31/2026\n",
      ].map((text) => refusal(text)),
    );
    for (const { message } of [...report.rejected.flatMap(({ problems }) => problems), ...whole.flat()]) {
      const { en, ar } = problemWords(message);
      expect(ar, message).toMatch(/[\u0600-\u06ff]/);
      expect(`${en}${ar}`, message).not.toMatch(/--|\{\d\}/);
    }
  });

  test("can be taken away as a file: line, problem and the row as it stands", async () => {
    const { report } = await read(file('customer,date,amount\n"A, B",2026-01-01,x\n'));
    const csv = rejectedCsv([{ line: 9, row: "O9", problem: "later" }, ...rejectedLines(report.rejected)]);
    expect(csv.split("\r\n").slice(0, 3)).toEqual([
      "\ufeffline,problem,row",
      expect.stringMatching(/^2,"amount ""x"" is not an amount .*","""A, B"",2026-01-01,x"$/),
      "9,later,O9",
    ]);
  });
});
