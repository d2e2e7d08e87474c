import { describe, expect, test } from "vitest";
import { readText, refusal, rowsOf } from "./readText.ts";

const amounts = async (values: string[], options = {}) => {
  const rows = values.map((value) => `A;2024-01-31;"${value.replaceAll('"', '""')}"`);
  const log = await readText(`customer;date;amount\n${rows.join("\n")}`, options);
  return Array.from(log.amount!, (amount, row) => amount * (log.refund[row] === 1 ? -1 : 1));
};
const dates = async (values: string[], options = {}) => {
  const rows = values.map((value) => `A;${value};1`);
  const log = await readText(`customer;date;amount\n${rows.join("\n")}`, options);
  return rowsOf(log).map((row) => row.split(" ")[1]);
};
const amountFault = (values: string[], options = {}) =>
  refusal(`customer;date;amount\n${values.map((value) => `A;2024-01-31;"${value}"`).join("\n")}`, options);
const dateFault = (values: string[], options = {}) =>
  refusal(`customer;date;amount\n${values.map((value) => `A;${value};1`).join("\n")}`, options);

describe("number formats are decided by the whole file", () => {
  test("a lone mark before three digits follows what other rows show", async () => {
    expect(await amounts(["1,234", "12.50"])).toEqual([123_400, 1250]);
    expect(await amounts(["1.234", "12,50"])).toEqual([123_400, 1250]);
    expect(await amounts(["1,234.5"])).toEqual([123_450]);
    expect(await amounts(["1.234,5", "7"])).toEqual([123_450, 700]);
    expect(await amounts(["1,234", "1,234,567"])).toEqual([123_400, 123_456_700]);
    expect(await amounts(["1.234", "0.5"], { currency: "KWD" })).toEqual([1234, 500]);
    expect(await amounts(["1 234,50", "1\u00a0234", "1'234"])).toEqual([123_450, 123_400, 123_400]);
    expect(await amounts(["1,23,456.00"])).toEqual([12_345_600]);
  });

  test("where no row shows it, the file is refused, naming a row and the option", async () => {
    const message = await amountFault(["7", "1.234"]);
    expect(message).toContain('line 3, column amount: "1.234"');
    expect(message).toContain("--decimal point or --decimal comma");
    expect(await amounts(["7", "1.234"], { decimal: "comma" })).toEqual([700, 123_400]);
    expect(await amounts(["7", "1.234"], { decimal: "point", currency: "KWD" })).toEqual([7000, 1234]);
  });

  test("rows that contradict each other or the option are named", async () => {
    const message = await amountFault(["12.50", "7", "12,50"]);
    expect(message).toContain('line 2, column amount: "12.50" and "12,50" on line 4');
    expect(await amountFault(["12.50"], { decimal: "comma" })).toContain(
      "contradicts the option given: comma",
    );
  });

  test("Arabic-Indic digits and marks", async () => {
    expect(await amounts(["١٬٢٣٤٫٥٠", "٧", "-٣٫٥"])).toEqual([123_450, 700, -350]);
  });

  test("signs of the shop's currency, on either side; another currency is refused", async () => {
    expect(await amounts(["$12.50", "USD 12.50", "12.50 US$"])).toEqual([1250, 1250, 1250]);
    expect(
      await amounts(["ر.س ١٢٫٥٠", "12.50 ر.س.\u200f", "SAR12.50", "12.5 ريال"], { currency: "SAR" }),
    ).toEqual([1250, 1250, 1250, 1250]);
    expect(await amountFault(["£12.50"])).toContain('"£12.50" is not in USD, the shop\'s currency');
    expect(await amountFault(["EUR 12.50"])).toContain("is not in USD");
  });

  test("negative amounts in any usual way are refunds", async () => {
    expect(await amounts(["-5", "(5.00)", "5-", "\u22125", "-$5", "$-5"])).toEqual([
      -500, -500, -500, -500, -500, -500,
    ]);
  });

  test("a zero is an order whatever its sign", async () => {
    const log = await readText("customer,date,amount\nA,2024-01-31,-0.00\n");
    expect(log.refund[0]).toBe(0);
  });

  test("more digits than the currency has are rounded, halves away from zero, and counted", async () => {
    const log = await readText(
      "customer,date,amount\nA,2024-01-31,12.340000000000001\nA,2024-01-31,-0.125\nA,2024-01-31,3.10\n",
    );
    expect(Array.from(log.amount!)).toEqual([1234, 13, 310]);
    expect(log.report.rounded).toBe(2);
    expect(await amounts(["1500.4", "2"], { currency: "JPY" })).toEqual([1500, 2]);
  });

  test("exponents, as spreadsheets write large amounts", async () => {
    expect(await amounts(["1.5E+3", "2e2", "12.5"])).toEqual([150_000, 20_000, 1250]);
  });

  test("what is no amount is refused by value", async () => {
    for (const value of ["NaN", "", "abc", "12x", "1.2.3.4", "1,2,3", "--5", "Infinity", "1e999", "12..5"]) {
      const message = await amountFault([value]);
      expect(message, value).toContain("line 2, column amount");
      if (value !== "") expect(message, value).toContain(JSON.stringify(value));
    }
  });
});

describe("date formats are decided by the whole file", () => {
  test("day and month follow the rows that admit one sequence only", async () => {
    expect(await dates(["05/04/2024", "31/01/2024"])).toEqual(["2024-04-05", "2024-01-31"]);
    expect(await dates(["05/04/2024", "01/31/2024"])).toEqual(["2024-05-04", "2024-01-31"]);
    expect(await dates(["5.4.2024", "31.1.2024"])).toEqual(["2024-04-05", "2024-01-31"]);
    expect(await dates(["05-04-2024 23:30", "31-01-2024 1:05"])).toEqual(["2024-04-05", "2024-01-31"]);
    expect(await dates(["2024/1/31", "2024.02.01", "20240203"])).toEqual([
      "2024-01-31",
      "2024-02-01",
      "2024-02-03",
    ]);
    expect(await dates(["05/05/2024"])).toEqual(["2024-05-05"]);
  });

  test("where no row shows it, the file is refused, naming a row and the option", async () => {
    const message = await dateFault(["05/05/2024", "05/04/2024"]);
    expect(message).toContain('line 3, column date: "05/04/2024"');
    expect(message).toContain("--date-format dmy or --date-format mdy");
    expect(await dates(["05/04/2024"], { dateFormat: "dmy" })).toEqual(["2024-04-05"]);
    expect(await dates(["05/04/2024"], { dateFormat: "mdy" })).toEqual(["2024-05-04"]);
  });

  test("rows that contradict each other or the option are named", async () => {
    const message = await dateFault(["31/01/2024", "05/04/2024", "01/31/2024"]);
    expect(message).toContain('line 2, column date: "31/01/2024" and "01/31/2024" on line 4');
    expect(await dateFault(["31/01/2024"], { dateFormat: "mdy" })).toContain(
      "contradicts the option given: mdy",
    );
    expect(await dateFault(["31/01/2024", "2024-02-01"])).toContain('and "2024-02-01" on line 3');
  });

  test("years of two digits need the option", async () => {
    expect(await dateFault(["31/01/24"])).toContain("year of two digits");
    expect(await dates(["31/01/24", "01/02/97"], { dateFormat: "dmy" })).toEqual([
      "2024-01-31",
      "1997-02-01",
    ]);
    expect(await dates(["24-01-31"], { dateFormat: "ymd" })).toEqual(["2024-01-31"]);
  });

  test("timestamps with an offset become the shop's local date", async () => {
    const stamps = [
      "2024-01-31T23:30:00Z",
      "2024-01-31 23:30:00 UTC",
      "2024-01-31T23:30:00+03:00",
      "2024-01-31T23:30",
      "2024-01-31",
    ];
    const local = ["2024-02-01", "2024-02-01", "2024-01-31", "2024-01-31", "2024-01-31"];
    expect(await dates(stamps, { timeZone: "Asia/Riyadh" })).toEqual(local);
  });

  test("Arabic-Indic digits, AM and PM, ص and م", async () => {
    expect(await dates(["٢٠٢٤-٠١-٣١", "٢٠٢٤/٠٢/٠١ ١٠:٣٠ م"])).toEqual(["2024-01-31", "2024-02-01"]);
    const log = await readText(
      "customer,date\nA,1/31/2024 12:05 AM\nA,1/31/2024 1:05 PM\nA,1/31/2024 ١:٠٥ ص\n",
      {
        keepOrderIds: true,
      },
    );
    expect(Array.from(log.time!, (time) => time / 60_000)).toEqual([5, 13 * 60 + 5, 65]);
  });

  test("what is no date is refused by value", async () => {
    for (const value of [
      "2024-02-30",
      "31/02/2024",
      "2024-13-01",
      "yesterday",
      "",
      "45322",
      "0001-01-01",
      "2024-01-31T25:00",
    ]) {
      const message = await dateFault([value]);
      expect(message, value).toContain("line 2, column date");
      if (value !== "") expect(message, value).toContain(JSON.stringify(value));
    }
  });
});
