import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readOrdersCsv } from "../../functions/csv/readOrdersCsv.ts";
import { historyOf } from "../../model/history/historiesOf.ts";
import { purchasesBetween } from "../../model/history/purchasesBetween.ts";
import { summariseColumns } from "../../model/history/summariseColumns.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { hasShared, sharedPath } from "../support/shared.ts";

const files = {
  cdnow_sample: { file: "cdnow_sample.csv", options: {} },
  apparel: { file: "apparel_trans.csv", options: {} },
  online_retail: { file: "online_retail_uci.csv", options: { refunds: "ignore", dropFree: true } },
} as const;

describe.skipIf(!hasShared)("summaries are those of the peers (needs ../shared)", () => {
  const peers = hasShared ? JSON.parse(readFileSync(sharedPath("reference", "peers.json"), "utf8")) : {};

  test.each(
    Object.entries(files),
  )("%s at its split: customers, one-timers, most repeats, hold-out", async (name, { file, options }) => {
    const peer = peers[name];
    const log = await readOrdersCsv(sharedPath("data", file), options);
    const [split, until] = [isoToDay(peer.cal_end), isoToDay(peer.holdout_end)];
    const table = summariseColumns(log, split);
    expect(table.length).toBe(peer.n);
    expect(table.frequency.filter((frequency) => frequency === 0).length).toBe(peer.n_x0);
    expect(table.frequency.reduce((most, frequency) => Math.max(most, frequency), 0)).toBe(peer.max_x);

    let [transactions, spend] = [0, 0];
    for (const customer of table.customer) {
      const later = purchasesBetween(historyOf(log, customer), split, until, log.digits);
      transactions += later.purchases;
      spend += later.spend!;
    }
    expect(transactions).toBe(peer.actual_holdout_transactions);
    expect(spend).toBeCloseTo(peer.actual_holdout_spend, 2);
  });

  test.each(Object.entries(files))("%s: forty corner customers in weeks", async (name, { file, options }) => {
    const peer = peers[name];
    const log = await readOrdersCsv(sharedPath("data", file), options);
    const table = summariseColumns(log, isoToDay(peer.cal_end));
    const rows = new Map(Array.from(table.customer, (customer, row) => [log.customerIds[customer], row]));
    for (const { customer_id, x, t_x, T, mean_repeat_spend } of peer.customers) {
      const summary = table.at(rows.get(customer_id)!);
      expect(summary.frequency).toBe(x);
      expect(summary.recency / 7).toBeCloseTo(t_x, 9);
      expect(summary.T / 7).toBeCloseTo(T, 9);
      expect(summary.monetaryValue).toBeCloseTo(mean_repeat_spend, 6);
    }
  });

  test("refunds netted, online retail keeps 4,372 customers of whom some never bought", async () => {
    const log = await readOrdersCsv(sharedPath("data", "online_retail_uci.csv"));
    const table = summariseColumns(log, isoToDay("2011-12-09"));
    expect(log.customerIds.length).toBe(4372);
    expect(table.length).toBeLessThan(4372 - 33);
    expect(table.spend!.every((spend) => spend >= 0)).toBe(true);
  });
});
