import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storedOrders } from "../../functions/csv/storedOrders.ts";
import { digestOrders } from "../../functions/orders/digestOrders.ts";
import { historyOf } from "../../model/history/historiesOf.ts";
import { summariseColumns } from "../../model/history/summariseColumns.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { runs } from "../support/runs.ts";
import { readText, refusal, rowsOf } from "./readText.ts";

const header = "order_id,customer_id,date,amount\n";

describe("one order id on several rows", () => {
  test("with the same total is one order", async () => {
    const log = await readText(`${header}1,A,2024-01-31,5\n1,A,2024-01-31,5\n2,A,2024-01-31,5\n`);
    expect(rowsOf(log)).toEqual(["A 2024-01-31 500", "A 2024-01-31 500"]);
    expect(log.report.repeated).toBe(1);
  });

  test("with different totals is asked about, naming the first such row", async () => {
    const text = `${header}1,A,2024-01-31,5\n2,B,2024-01-31,1\n1,A,2024-01-31,6\n2,B,2024-01-31,3\n`;
    const message = await refusal(text);
    expect(message).toContain("line 4, column order_id: repeats the order id of line 2 with another total");
    expect(message).toContain("--lines sum");
    expect(rowsOf(await readText(text, { lines: "sum" }))).toEqual(["A 2024-01-31 1100", "B 2024-01-31 400"]);
    expect(rowsOf(await readText(text, { lines: "first" }))).toEqual([
      "A 2024-01-31 500",
      "B 2024-01-31 100",
    ]);
    expect(rowsOf(await readText(text, { lines: "last" }))).toEqual(["A 2024-01-31 600", "B 2024-01-31 300"]);
  });

  test("summed lines include equal ones", async () => {
    const text = `${header}1,A,2024-01-31,5\n1,A,2024-01-31,5\n1,A,2024-01-31,6\n`;
    expect(rowsOf(await readText(text, { lines: "sum" }))).toEqual(["A 2024-01-31 1600"]);
  });

  test("totals are compared after the file's number format is known", async () => {
    const text = `${header.replaceAll(",", ";")}1;A;2024-01-31;1.234\n1;A;2024-01-31;1234\n2;A;2024-01-31;0,5\n`;
    expect(rowsOf(await readText(text))).toEqual(["A 2024-01-31 123400", "A 2024-01-31 50"]);
  });

  test("under another customer has moved: the later row holds", async () => {
    const log = await readText(`${header}1,guest,2024-01-31,5\n1,A,2024-01-31,5\n`);
    expect(log.customerIds).toEqual(["A"]);
    expect(log.report.moved).toBe(1);
  });

  test("under very many customers is no order id", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${index % 2},C${index},2024-01-31,5`);
    expect(await refusal(header + rows.join("\n"))).toContain(
      "an order id must be one order's in the whole shop",
    );
  });

  test("a higher revision replaces a lower one, whatever their sequence", async () => {
    const rows = ["1,A,2024-01-31,5,1", "1,A,2024-01-30,7,3", "1,A,2024-01-31,6,2"];
    for (const order of [rows, rows.toReversed(), [rows[1], rows[2], rows[0]]]) {
      const log = await readText(`order_id,customer_id,date,amount,revision\n${order.join("\n")}`);
      expect(rowsOf(log)).toEqual(["A 2024-01-30 700"]);
    }
  });
});

describe("refunds in a file", () => {
  const rows = "1,A,2024-01-01,5\n2,A,2024-01-05,10\n3,B,2024-01-05,4\n";

  test("net the latest earlier purchases, or the order whose id they carry", async () => {
    const own = await readText(`${header}${rows}1,A,2024-01-09,-5\n`);
    expect(historyOf(own, 0).refunds).toEqual([
      { refundDay: isoToDay("2024-01-09"), purchaseDay: isoToDay("2024-01-01"), amount: 500 },
    ]);
    const other = await readText(`${header}${rows}9,A,2024-01-09,-5\n`);
    expect(historyOf(other, 0).refunds[0].purchaseDay).toBe(isoToDay("2024-01-05"));
  });

  test("name their order in a column of their own", async () => {
    const text = `order_id,customer_id,date,amount,type,refund_of\n1,A,2024-01-01,5,order,\n2,A,2024-01-05,10,order,\n9,A,2024-01-09,5,refund,1\n8,A,2024-01-09,5,refund,77\n`;
    const log = await readText(text);
    const history = historyOf(log, 0);
    expect(history.refunds).toEqual([
      { refundDay: isoToDay("2024-01-09"), purchaseDay: isoToDay("2024-01-01"), amount: 500 },
    ]);
    expect(history.unmatched).toEqual([
      { orderId: "line 5", refundDay: isoToDay("2024-01-09"), amount: 500 },
    ]);
  });

  test("several of one order count each, alike ones once, lines of a day together", async () => {
    const refunds = "1,A,2024-01-09,-1\n1,A,2024-01-10,-1\n1,A,2024-01-10,-2\n1,A,2024-01-10,-2\n";
    const amounts = async (lines?: "sum") => {
      const log = await readText(`${header}${rows}${refunds}`, { lines, keepOrderIds: true });
      const orders = Array.from(storedOrders(log)).filter(({ type }) => type === "refund");
      expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length);
      return orders.map(({ orderedAt, amount }) => `${orderedAt} ${amount}`);
    };
    expect(await amounts()).toEqual(["2024-01-09 100", "2024-01-10 100", "2024-01-10 200"]);
    expect(await amounts("sum")).toEqual(["2024-01-09 100", "2024-01-10 500"]);
  });

  test("are left out with refunds ignore, free orders with dropFree, and customers without rows with them", async () => {
    const text = `${header}${rows}9,C,2024-01-09,-5\n10,D,2024-01-09,0\n`;
    const log = await readText(text, { refunds: "ignore", dropFree: true });
    expect(log.customerIds).toEqual(["A", "B"]);
    expect(log.report).toMatchObject({ droppedRefunds: 1, droppedFree: 1 });
  });
});

describe("storedOrders", () => {
  const row = fc.record({
    customer: fc.constantFrom("A", "b,c", 'd"e', "عميل", "😀"),
    date: fc.constantFrom("2024-01-30", "2024-01-31", "2024-01-31T10:30"),
    amount: fc.integer({ min: -3, max: 3 }),
  });
  const csv = (rows: { customer: string; date: string; amount: number }[]) =>
    `customer,date,amount\n${rows.map((one) => `"${one.customer.replaceAll('"', '""')}",${one.date},${one.amount}`).join("\n")}`;

  test("the same file twice gives the same ids, each once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const once = Array.from(storedOrders(await readText(csv(rows), { keepOrderIds: true })));
        const twice = Array.from(storedOrders(await readText(csv(rows), { keepOrderIds: true }, 64)));
        expect(twice).toEqual(once);
        expect(new Set(once.map(({ orderId }) => orderId)).size).toBe(rows.length);
      }),
      { numRuns: runs(40) },
    );
  });

  test("rows in another sequence give the same orders", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const orders = async (text: string) =>
          Array.from(storedOrders(await readText(text, { keepOrderIds: true })));
        expect(digestOrders(await orders(csv(rows)))).toBe(
          digestOrders(await orders(csv(rows.toReversed()))),
        );
      }),
      { numRuns: runs(40) },
    );
  });

  test("carry every field as the store takes it", async () => {
    const text = `order_id,customer_id,date,amount,channel,cost,revision\n1,A,2024-01-31 10:30:05,5,web,1,4\n1,A,2024-02-01,-2,,,\n`;
    const orders = Array.from(storedOrders(await readText(text, { keepOrderIds: true })));
    const day = isoToDay("2024-01-31");
    expect(orders).toEqual([
      {
        customerId: "A",
        orderId: "1",
        type: "order",
        orderedAt: "2024-01-31T10:30:05",
        day,
        at: day * 86_400_000 + 37_805_000,
        amount: 500,
        revision: 4,
        channel: "web",
        cost: 100,
      },
      {
        customerId: "A",
        orderId: "1:refund:2024-02-01:200",
        type: "refund",
        orderedAt: "2024-02-01",
        day: day + 1,
        at: (day + 1) * 86_400_000,
        amount: 200,
        refundOf: "1",
      },
    ]);
  });
});

describe("summariseColumns", () => {
  test("one customer, and nobody with a repeat purchase", async () => {
    const one = summariseColumns(await readText(`${header}1,A,2024-01-01,5\n`), isoToDay("2024-01-31"));
    expect(one.length).toBe(1);
    expect(one.at(0)).toMatchObject({ frequency: 0, recency: 0, T: 30, monetaryValue: 0, spend: 5 });
  });
});
