import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readText, rowsOf } from "./readText.ts";

const plain = "customer_id,date,amount\nA1,2024-01-31,12.50\nB2,2024-02-01,7\n";
const expected = ["A1 2024-01-31 1250", "B2 2024-02-01 700"];

describe("readOrdersCsv reads a log however it is written", () => {
  test("separators comma, semicolon, tab and bar", async () => {
    for (const separator of [",", ";", "\t", "|"]) {
      expect(rowsOf(await readText(plain.replaceAll(",", separator)))).toEqual(expected);
    }
  });

  test("line ends LF, CRLF and CR, with and without the last one", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = plain.replaceAll("\n", end);
      expect(rowsOf(await readText(text))).toEqual(expected);
      expect(rowsOf(await readText(text.slice(0, -end.length)))).toEqual(expected);
    }
  });

  test("a byte-order mark, UTF-16 either way, gzip, and Excel's sep= line", async () => {
    const utf16 = Buffer.from(`\ufeff${plain}`, "utf16le");
    const forms = [`\ufeff${plain}`, utf16, Buffer.from(utf16).swap16(), gzipSync(plain), gzipSync(utf16)];
    for (const form of forms) expect(rowsOf(await readText(form))).toEqual(expected);
    expect(rowsOf(await readText(`sep=;\n${plain.replaceAll(",", ";")}`))).toEqual(expected);
  });

  test("any cut of the stream gives the same rows", async () => {
    const text = 'customer_id,date,amount\r\n"a ""b"", c\r\nd",2024-01-31,1\r\nعميل 😀,2024-02-01,2\r\n';
    const whole = rowsOf(await readText(text, {}, 10_000));
    expect(whole).toEqual(['a "b", c\r\nd 2024-01-31 100', "عميل 😀 2024-02-01 200"]);
    for (let piece = 1; piece < 40; piece += 1)
      expect(rowsOf(await readText(text, {}, piece))).toEqual(whole);
  });

  test("blank lines and lines of separators alone are no rows", async () => {
    expect(rowsOf(await readText(plain.replace("B2", "\n,,\n  \nB2")))).toEqual(expected);
  });

  test("spaces before and behind quotes are no part of a value", async () => {
    const text = 'customer_id, "date" ,amount\n "A1" , "2024-01-31", "12.50" \n"B2","2024-02-01" , 7\n';
    for (const piece of [1, 3, 1000]) expect(rowsOf(await readText(text, {}, piece))).toEqual(expected);
  });

  test("numeric ids keep their zeros, and spaces around values are left out", async () => {
    const log = await readText("customer_id,date,amount\n 00004 , 1997-01-01 , 29.33 \n4,1997-01-01,1\n");
    expect(rowsOf(log)).toEqual(["00004 1997-01-01 2933", "4 1997-01-01 100"]);
  });

  test("a log without amounts is read, money unknown", async () => {
    const log = await readText("customer,date\nA,2024-01-31\nA,2024-01-31\n");
    expect(log.amount).toBeNull();
    expect(log.rows).toBe(2);
  });

  test("progress runs to the end of the file", async () => {
    const seen: number[] = [];
    await readText(plain, { onProgress: (read) => seen.push(read) });
    expect(seen.at(-1)).toBe(Buffer.byteLength(plain));
  });
});

describe("columns are found by their names", () => {
  test("in any case, with spaces, hyphens or underscores, in English or Arabic", async () => {
    const headers = [
      "Customer ID,Order Date,Total",
      "customerId,orderedAt,amount",
      "CLIENT,created-at,Revenue",
      "رقم العميل,التاريخ,المبلغ",
      "العميل,تاريخ الطلب,الإجمالي",
    ];
    for (const header of headers) {
      expect(rowsOf(await readText(plain.replace("customer_id,date,amount", header)))).toEqual(expected);
    }
  });

  test("or mapped, in any order, among others", async () => {
    const text = "Betrag;Kunde;Notiz;Tag\n12.50;A1;x;2024-01-31\n7;B2;y;2024-02-01\n";
    const columns = { customerId: "Kunde", orderedAt: "Tag", amount: "Betrag" };
    expect(rowsOf(await readText(text, { columns }))).toEqual(expected);
  });

  test("a role mapped to none is left out", async () => {
    const log = await readText(`${plain.replace("amount", "total")}`, { columns: { amount: null } });
    expect(log.amount).toBeNull();
  });

  test("channels and costs are kept", async () => {
    const text =
      "customer,date,amount,القناة,cost\nA,2024-01-31,5,web,1.5\nB,2024-01-31,5,,\nA,2024-02-01,5,app,2\n";
    const log = await readText(text);
    expect(Array.from(log.channel!, (index) => log.channels[index])).toEqual(["web", "", "app"]);
    expect(Array.from(log.cost!)).toEqual([150, 0, 200]);
  });
});
