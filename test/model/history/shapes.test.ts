import { expect, test } from "vitest";
import type { ShardStatistics } from "../../../model/evaluate/statistics.ts";
import { detectLateStart, type ShopActivity } from "../../../model/history/detectLateStart.ts";

test("the statistics of a night can be asked whether the log begins mid-life", () => {
  const none = { frequency: [], firstDay: [], lastDay: [], count: [] };
  const activity: ShopActivity = {
    asOf: 300,
    daily: { firstDay: 0, purchases: new Uint32Array(301), newCustomers: new Uint32Array(301) },
    groups: none,
  };
  const ask: (statistics: ShardStatistics) => unknown = (statistics) =>
    detectLateStart(statistics satisfies ShopActivity);
  expect(ask({ ...activity } as ShardStatistics)).toBeNull();
});
