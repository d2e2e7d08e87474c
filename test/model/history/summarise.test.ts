import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import type { PurchaseHistory } from "../../../model/history/purchaseHistory.ts";
import { purchasesBetween } from "../../../model/history/purchasesBetween.ts";
import { summarise } from "../../../model/history/summarise.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { someOrders } from "../../support/orders.ts";
import { runs } from "../../support/runs.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";

const options = { digits: 2 };

describe("summarise", () => {
  const history: PurchaseHistory = {
    days: [100, 103, 110],
    gross: [5_000, 1_000, 3_000],
    freeDays: [],
    refunds: [{ refundDay: 120, purchaseDay: 110, amount: 500 }],
    unmatched: [],
  };

  test("counts repeat days, whole days and the mean net spend of the repeat days", () => {
    expect(summarise(history, 130, options)).toEqual({
      frequency: 2,
      recency: 10,
      T: 30,
      logIntervals: Math.log(3) + Math.log(7),
      monetaryValue: 17.5,
      spend: 85,
      cost: 0,
      firstDay: 100,
      lastDay: 110,
    });
  });

  test("a refund counts from its own day on, asOf inclusive", () => {
    expect(summarise(history, 119, options)?.spend).toBe(90);
    expect(summarise(history, 120, options)?.spend).toBe(85);
    expect(summarise(history, 110, options)).toMatchObject({ frequency: 2, T: 10 });
  });

  test("before the first purchase there is no summary", () => {
    expect(summarise(history, 99, options)).toBeNull();
  });

  test("purchases before historyStartsAt count only as money", () => {
    const summary = summarise(history, 130, { digits: 2, historyStartsAt: 103 });
    expect(summary).toMatchObject({ frequency: 1, firstDay: 103, monetaryValue: 25, spend: 85 });
  });

  test("the summary as of D does not move with events after D", () => {
    fc.assert(
      fc.property(someOrders, fc.integer({ min: 18_999, max: 19_041 }), (orders, asOf) => {
        const known = orders.filter(({ day }) => day <= asOf);
        expect(summarise(buildHistory(orders), asOf, options)).toEqual(
          summarise(buildHistory(known), asOf, options),
        );
      }),
      { numRuns: runs(400) },
    );
  });

  test("digits follow the currency", () => {
    expect(summarise({ ...history, refunds: [] }, 130, { digits: 3 })?.spend).toBe(9);
  });
});

describe.skipIf(!hasShared)("summaries published elsewhere (needs ../shared)", () => {
  type Row = [number, string, number?];
  const { cases } = JSON.parse(readFileSync(sharedPath("reference", "published_values.json"), "utf8"));
  const of = (name: string) => cases.find((one: { model_function: string }) => one.model_function === name);
  const histories = (rows: Row[]) => {
    const byId = new Map<number, PurchaseHistory>();
    for (const id of new Set(rows.map(([customer]) => customer))) {
      const own = rows.filter(([customer]) => customer === id);
      const orders = own.map(([, date, amount], index) => {
        const day = isoToDay(date);
        return { orderId: String(index), day, at: day, amount: (amount ?? 1) * 100, type: "order" as const };
      });
      byId.set(id, buildHistory(orders));
    }
    return byId;
  };

  test("x, t_x, T and mean spend are those of lifetimes' tests (summary.rfm_spend)", () => {
    const { inputs, expected } = of("summary.rfm_spend");
    const byId = histories(inputs.transactions);
    for (const { id, x, t_x, T, m } of expected) {
      const summary = summarise(byId.get(id)!, isoToDay(inputs.end), options);
      expect(summary).toMatchObject({ frequency: x, recency: t_x, T, monetaryValue: m });
    }
  });

  test("a split parts calibration from hold-out as there (summary.calibration_holdout)", () => {
    const { inputs, expected } = of("summary.calibration_holdout");
    const byId = histories(inputs.transactions);
    const [split, end] = [isoToDay(inputs.calibration_end), isoToDay(inputs.end)];
    const later = (id: number) => purchasesBetween(byId.get(id)!, split, end, 2);
    const ids = [1, 2, 3, 4, 5];
    expect(ids.map((id) => summarise(byId.get(id)!, split, options)?.monetaryValue)).toEqual(
      expected.monetary_cal,
    );
    expect(ids.map(later).map(({ purchases, spend }) => (purchases === 0 ? 0 : spend! / purchases))).toEqual(
      expected.monetary_holdout,
    );
    expect(later(1).purchases).toBe(expected.holdout_x_of_1);
    expect(later(2).purchases).toBe(expected.holdout_x_of_2);
    expect(summarise(byId.get(6)!, split, options) === null).toBe(expected.customer_6_absent);
  });

  test("orders of one day are one (summary.same_day_orders_are_one)", () => {
    const { inputs, expected } = of("summary.same_day_orders_are_one");
    expect(summarise(histories(inputs.transactions).get(1)!, 20_000, options)?.frequency).toBe(expected.x);
  });
});
