import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildHistory } from "../../model/history/buildHistory.ts";
import { historiesOf } from "../../model/history/historiesOf.ts";
import { implausibleCustomers } from "../../model/history/implausibleCustomers.ts";
import type { HistoryOrder } from "../../model/history/purchaseHistory.ts";
import { summarise } from "../../model/history/summarise.ts";
import { summariseColumns } from "../../model/history/summariseColumns.ts";
import { toMajor } from "../../model/money/toMajor.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { someOrders } from "../support/orders.ts";
import { runs } from "../support/runs.ts";
import { readText } from "./readText.ts";

/** A file of several customers' orders, with ids, types, names of refunded orders and costs. */
function csvOf(customers: HistoryOrder[][]): string {
  const lines = customers.flatMap((orders, customer) =>
    orders.map(({ orderId, day, amount, type, refundOf, cost }) => {
      const id = (name: string | undefined) => (name === undefined ? "" : `${customer}-${name}`);
      const money = (minor: number | null | undefined) => (minor == null ? "" : toMajor(minor, 2).toFixed(2));
      return `${id(orderId)},C${customer},${dayToIso(day)},${money(amount)},${type},${id(refundOf)},${money(cost)}`;
    }),
  );
  return `order_id,customer_id,date,amount,type,refund_of,cost\n${lines.join("\n")}`;
}

const shops = fc.array(
  someOrders.filter((orders) => orders.length > 0),
  { minLength: 1, maxLength: 6 },
);

describe("summariseColumns", () => {
  test("gives what buildHistory and summarise give one by one, bit by bit", async () => {
    const starts = fc.option(fc.integer({ min: 19_000, max: 19_020 }), { nil: undefined });
    const dates = fc.integer({ min: 18_999, max: 19_041 });
    await fc.assert(
      fc.asyncProperty(
        shops,
        dates,
        starts,
        fc.boolean(),
        async (customers, asOf, historyStartsAt, refunds) => {
          const kept = refunds
            ? customers
            : customers.map((orders) => orders.filter(({ type }) => type === "order"));
          if (kept.every((orders) => orders.length === 0)) return;
          const log = await readText(csvOf(kept), {}, 4096);
          const table = summariseColumns(log, asOf, { historyStartsAt });
          const single = kept.flatMap((orders, customer) => {
            const summary = summarise(buildHistory(orders), asOf, { digits: 2, historyStartsAt });
            if (summary === null) return [];
            const { covariates: _, ...numbers } = summary; // the file written here has no channels
            return [{ id: `C${customer}`, ...numbers }];
          });
          const bulk = Array.from(table.customer, (customer, row) => ({
            id: log.customerIds[customer],
            ...table.at(row),
          }));
          expect(bulk).toEqual(single);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test("historiesOf gives the histories, refunds found by the ids they name", async () => {
    await fc.assert(
      fc.asyncProperty(shops, async (customers) => {
        const histories = Array.from(historiesOf(await readText(csvOf(customers), {}, 4096)));
        expect(histories.map(({ customerId }) => customerId)).toEqual(
          customers.map((_, index) => `C${index}`),
        );
        histories.forEach(({ history: { unmatched, ...history } }, index) => {
          // The file written here has no channels.
          const { unmatched: expected, firstChannel: _, ...rest } = buildHistory(customers[index]);
          expect(history).toEqual(rest);
          const money = (list: typeof unmatched) => list.reduce((sum, { amount }) => sum + amount, 0);
          expect(money(unmatched)).toBe(money(expected));
        });
      }),
      { numRuns: runs(60) },
    );
  });

  test("historiesOf keeps the channel of each customer's first order, whatever the sequence of rows", async () => {
    const rows = "A,2024-03-01,5,web\nA,2024-01-31,5,referral\nB,2024-02-01,5,\nB,2024-02-02,5,web\n";
    const log = await readText(`customer,date,amount,channel\n${rows}`, {}, 4096);
    const channels = Array.from(historiesOf(log), ({ history }) => history.firstChannel);
    expect(channels).toEqual(["referral", undefined]);
  });

  test("10,000 orders of one customer are summarised and named", async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `till,${dayToIso(19_000 + (index % 400))},1.5`);
    const log = await readText(`customer,date,amount\n${rows.join("\n")}\nA,2022-01-08,3\n`, {}, 4096);
    expect(summariseColumns(log, 19_500).at(0)).toMatchObject({ frequency: 399, spend: 15_000 });
    const named = implausibleCustomers(log);
    expect(
      named.map(({ customerId, orders, purchaseDays }) => ({ customerId, orders, purchaseDays })),
    ).toEqual([{ customerId: "till", orders: 10_000, purchaseDays: 400 }]);
    expect(named[0].words.en).toContain("till has 10000 orders on 400 days");
  });
});
