import { encodeStatistics } from "../../../model/evaluate/encodeStatistics.ts";
import { createStatisticsCollector } from "../../../model/evaluate/statisticsCollector.ts";
import { minorDigits } from "../../../model/money/minorDigits.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";
import { nightFiles } from "./nightFiles.ts";

/** Groups of a whole shop, beyond which customers are sampled. */
const maxGroups = 2_000_000;

/** Gathers one shard's statistics for the fit, which then need not read the histories again. */
export async function summarise({ store, settings }: JobDeps, input: NightlyInput) {
  const { runId, asOf, shard = 0, shards } = input;
  const { historyStartsAt, currency } = settings;
  const excluded = new Set(settings.excludeCustomers);
  const collector = createStatisticsCollector({
    asOf,
    digits: minorDigits(currency),
    ...(historyStartsAt !== undefined && { historyStartsAt: isoToDay(historyStartsAt) }),
    maxGroups: Math.ceil(maxGroups / shards),
  });
  for await (const { customerId, history } of store.customers.scan(shard, shards)) {
    if (!excluded.has(customerId)) collector.add(customerId, history);
  }
  const statistics = collector.finish();
  await nightFiles(store.blobs, runId).put(`statistics/${shard}`, encodeStatistics(statistics));
  return { customers: statistics.customers };
}
