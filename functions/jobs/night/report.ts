import type { ForecastGrade } from "../../../model/evaluate/forecastGrade.ts";
import type { RetentionStatistics } from "../../../model/signals/retentionStatistics.ts";
import type { ActionCounts, ShardActions } from "../../contract/actions.ts";
import type { ShardFigures } from "../../contract/figures.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import { unpacked } from "../../scoring/actions/actionsFile.ts";
import { decodeSnapshot } from "../../scoring/snapshot/encodeSnapshot.ts";
import { mergeSnapshots } from "../../scoring/snapshot/mergeSnapshots.ts";
import type { Run } from "../../store/types.ts";
import { reportActions } from "../actions/reportActions.ts";
import { reportCampaigns } from "../campaigns/reportCampaigns.ts";
import { scoringOf } from "../champion.ts";
import type { JobDeps } from "../deps.ts";
import { newsOfNight } from "../webhooks/newsOfNight.ts";
import { publishWithoutErased } from "../publishWithoutErased.ts";
import { sameTotals, sumTotals, type Totals } from "../rows/addDelta.ts";
import type { Candidate } from "./fit.ts";
import { reportFigures } from "./figures.ts";
import { lockHolder } from "./lockHolder.ts";
import { countedDaily, reportForecast } from "./forecast.ts";
import { mergeShardGrades } from "./gradeForecasts.ts";
import { nightFiles } from "./nightFiles.ts";
import { reportPortrait } from "./portrait.ts";
import type { Promotion } from "./promote.ts";
import { mergeSummaries, type ReferralSummary } from "./referralCounts.ts";
import type { ShardReport } from "./rescore.ts";
import { reportRetention } from "./retention.ts";
import { type WeekBefore, weekBefore } from "./weekBefore.ts";

/** What a night says of itself when it is done; kept with its run. */
export interface NightReport extends Promotion {
  asOf: number;
  candidate: Candidate;
  /** Customers mended. */
  mended: number;
  /** Customers with a row; rows written, and rows that could stay. */
  customers: number;
  written: number;
  saved: number;
  totals: Totals;
  /** The same a week before, as that night said; null where none did. */
  weekBefore: WeekBefore | null;
  /** What is to be done today, by kind. */
  actions: ActionCounts;
  /** How referrals stand, and what came of them in the latest seven days. */
  referrals: ReferralSummary;
  grades: ForecastGrade[];
}

/**
 * Ends a night: its totals and snapshot are published, its run is done, its files are gone, the lock is free. Asked
 * again after that, it says the same again.
 */
export async function report(deps: JobDeps, input: NightlyInput): Promise<NightReport> {
  const { runs, blobs } = deps.store;
  const run = (await runs.get("night", input.runId))!;
  const done = run.state === "done";
  const detail = done ? (run.detail as unknown as NightReport) : await publish(deps, input, run);
  await nightFiles(blobs, input.runId).removeAll();
  await runs.unlock(lockHolder(input));
  return detail;
}

async function publish(
  given: JobDeps,
  { runId, asOf, shards }: NightlyInput,
  run: Run,
): Promise<NightReport> {
  const { store, now } = given;
  const files = nightFiles(store.blobs, runId);
  const [reports, promotion, candidate, mended, grades] = await Promise.all([
    files.jsonOfShards<ShardReport>("rescore", shards),
    files.json<Promotion>("promotion"),
    files.json<Candidate>("candidate"),
    files.jsonOfShards<{ mended: number }>("reconcile", shards).catch(() => []),
    files.jsonOfShards<ForecastGrade[]>("grades", shards).catch(() => []),
  ]);
  const champion = (await store.catalog.champion())!;
  const { settings } = await scoringOf(given, champion, asOf);
  const deps = { ...given, settings };
  const totals = sumTotals(reports.map((shard) => shard.totals));
  for (const total of Object.values(totals)) total.moves = 0;
  if (!sameTotals(await store.catalog.totals(champion.runId), totals)) {
    await store.catalog.setTotals(champion.runId, totals);
  }

  const parts = (await files.ofShards("snapshot", shards)).map(decodeSnapshot);
  const { modelId, rulesetId } = champion;
  const whole = mergeSnapshots(parts, { runId, asOf, modelId, rulesetId, takenAt: now() });
  await publishWithoutErased(deps, whole, run.startedAt);
  const daily = await countedDaily(files, shards);
  await reportForecast(deps, whole, daily);
  await reportPortrait(deps, whole, daily);

  const count = (of: (shard: ShardReport) => number) => reports.reduce((sum, shard) => sum + of(shard), 0);
  const memberships = await files.jsonOfShards<RetentionStatistics>("memberships", shards);
  await reportRetention(deps, asOf, memberships);
  await reportCampaigns(deps, asOf);
  await reportFigures(deps, modelId, await files.jsonOfShards<ShardFigures>("figures", shards));
  const ofActions = (await files.ofShards("actions", shards)).map((body) => unpacked<ShardActions>(body)!);
  const detail: NightReport = {
    asOf,
    ...promotion,
    candidate,
    mended: mended.reduce((sum, shard) => sum + shard.mended, 0),
    customers: count((shard) => shard.customers),
    written: count((shard) => shard.written),
    saved: count((shard) => shard.saved),
    totals,
    weekBefore: await weekBefore(store, asOf),
    actions: await reportActions(deps, asOf, ofActions, run.startedAt),
    referrals: mergeSummaries(await files.jsonOfShards<ReferralSummary>("referrals", shards)),
    grades: mergeShardGrades(grades),
  };
  const done: Run = {
    kind: "night",
    id: runId,
    state: "done",
    startedAt: run.startedAt,
    endedAt: now(),
    detail: { ...detail },
  };
  const news = await newsOfNight(deps, done, detail);
  await store.runs.put({ ...done, ...(news && { news }) });
  if (news) deps.newsNoted?.();
  return detail;
}
