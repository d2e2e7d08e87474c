import { createDailyCounter } from "../../../model/evaluate/dailyCounter.ts";
import { decodeStatistics } from "../../../model/evaluate/encodeStatistics.ts";
import type { DailyCounts } from "../../../model/evaluate/statistics.ts";
import { horizonTotal } from "../../../model/forecast/horizonTotal.ts";
import { weeklyForecast } from "../../../model/forecast/weeklyForecast.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { publishForecast } from "../../scoring/forecast/forecastFile.ts";
import type { JobDeps } from "../deps.ts";
import type { NightFiles } from "./nightFiles.ts";

/** The shop's purchases by day, as its shards counted them. */
export async function countedDaily(files: NightFiles, shards: number): Promise<DailyCounts> {
  const daily = createDailyCounter();
  for (let shard = 0; shard < shards; shard++) {
    daily.merge(decodeStatistics(await files.get(`statistics/${shard}`)).daily);
  }
  return daily.finish();
}

/** Forecasts the shop's orders by week and what its customers bring in the horizon, from everyone's rows as the night left them and the counts by day. */
export async function reportForecast(
  { store, settings }: JobDeps,
  { asOf, modelId, columns }: Snapshot,
  daily: DailyCounts,
): Promise<void> {
  const model = (await store.catalog.model(modelId))!;
  const { orders, firstDay, lastDay, probabilityAlive, expectedOrders, expectedRevenue, clv } = columns;
  const known = { frequency: orders.map((count) => count - 1), firstDay, lastDay, probabilityAlive };
  const { horizonDays: days, marginShare } = settings;
  const scored = { ...known, expectedOrders, expectedRevenue, clv };
  const horizon = horizonTotal(model, scored, asOf, { days, marginShare });
  const customers = { ...known, horizon: { days, expected: horizon.orders.expected } };
  await publishForecast(store.blobs, {
    modelId,
    horizon,
    ...weeklyForecast(model, customers, daily, asOf),
  });
}
