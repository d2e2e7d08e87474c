import { membershipSpells } from "../../../model/signals/membershipSpells.ts";
import { addSpells, type RetentionStatistics } from "../../../model/signals/retentionStatistics.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import type { EventType } from "../../contract/webhook.ts";
import { encodeSnapshot } from "../../scoring/snapshot/encodeSnapshot.ts";
import { createSnapshotBuilder } from "../../scoring/snapshot/snapshotBuilder.ts";
import { concurrently } from "../../store/concurrently.ts";
import type { Customer } from "../../store/types.ts";
import { packed } from "../../scoring/actions/actionsFile.ts";
import { createShardActions } from "../actions/shardActions.ts";
import { scoringOf } from "../champion.ts";
import type { JobDeps } from "../deps.ts";
import { addDelta, type Totals } from "../rows/addDelta.ts";
import { mustRewrite } from "../rows/mustRewrite.ts";
import { type ScoredRow, scoreRows } from "../rows/scoreRows.ts";
import type { Scoring } from "../rows/scoring.ts";
import { heardBy } from "../webhooks/heardBy.ts";
import { newsOfRow } from "../webhooks/newsOfRow.ts";
import { approvedReferrals } from "./approvedReferrals.ts";
import { createNightFigures } from "./figures.ts";
import { nightFiles } from "./nightFiles.ts";
import { countReferrals } from "./referralCounts.ts";

/** Customers scored together. */
const pageSize = 500;
/** Rows written at once. */
const parallel = 16;
const attempts = 20;

/** What one shard found and did. */
export interface ShardReport {
  /** Customers with a row. */
  customers: number;
  written: number;
  /** Rows that stayed as they were: writes saved. */
  saved: number;
  totals: Totals;
}

/**
 * Scores every customer of a shard and writes the rows that changed; leaves totals, a part of the snapshot, what is to be
 * done today, what the memberships came to and what the shop's figures are made of.
 */
export async function rescore(deps: JobDeps, input: NightlyInput): Promise<Omit<ShardReport, "totals">> {
  const { store, now } = deps;
  const { runId, asOf, shard = 0, shards } = input;
  const champion = (await store.catalog.champion())!;
  const scoring = await scoringOf(deps, champion, asOf);
  const snapshot = createSnapshotBuilder();
  const report: ShardReport = { customers: 0, written: 0, saved: 0, totals: {} };

  const retention: RetentionStatistics = {};
  const actions = createShardActions(store, scoring);
  const [{ referredDays: referred, cameBy }, heard] = await Promise.all([
    approvedReferrals(store),
    heardBy(deps),
  ]);
  const figures = createNightFigures(scoring, cameBy);
  const flush = async (stored: Customer[]) => {
    const page = stored.map((customer) => ({ ...customer, referredDays: referred.get(customer.customerId) }));
    const rows = scoreRows(scoring, page, now());
    const settled = await concurrently(page, parallel, (customer, i) =>
      settle(deps, scoring, stored[i], rows[i], customer.referredDays ?? [], heard),
    );
    settled.forEach(({ scored, written }, i) => {
      figures.add(page[i], scored);
      if (written) report.written++;
      if (scored === null) return;
      if (!written) report.saved++;
      report.customers++;
      addDelta(report.totals, null, scored.row);
      actions.add(page[i], scored);
      snapshot.add(page[i].customerId, scored.row, scored.facts);
    });
  };
  let page: Customer[] = [];
  for await (const customer of store.customers.scan(shard, shards)) {
    addSpells(retention, membershipSpells(customer.signals?.memberships ?? [], asOf));
    page.push(customer);
    if (page.length < pageSize) continue;
    await flush(page);
    page = [];
  }
  await flush(page);

  const files = nightFiles(store.blobs, runId);
  const { modelId, rulesetId } = champion;
  const part = snapshot.finish({ runId, asOf, modelId, rulesetId, takenAt: now() });
  await files.put(`snapshot/${shard}`, encodeSnapshot(part));
  await files.putJson(`memberships/${shard}`, retention);
  const { series, summary } = await countReferrals(store, asOf, shard, shards);
  await files.putJson(`figures/${shard}`, figures.finish(series));
  await files.putJson(`referrals/${shard}`, summary);
  await files.put(`actions/${shard}`, packed(await actions.finish()));
  await files.putJson(`rescore/${shard}`, report);
  const { totals: _, ...counts } = report;
  return counts;
}

/** Writes one row if it changed, scoring anew whenever an order was faster; an erased customer stays erased. */
async function settle(
  deps: JobDeps,
  scoring: Scoring,
  customer: Customer,
  first: ScoredRow | null,
  referredDays: readonly number[],
  heard: ReadonlySet<EventType>,
): Promise<{ scored: ScoredRow | null; written: boolean }> {
  const { store, now } = deps;
  let current: Customer | null = customer;
  let scored = first;
  for (let attempt = 0; attempt < attempts && current !== null; attempt++) {
    const row = scored?.row ?? null;
    const same = sameDays(current.referredDays ?? [], referredDays);
    const told = newsOfRow(current.customerId, current, row, heard, { ...deps, now: now() });
    if (same && told.news === undefined && !mustRewrite(current.row, row, scoring))
      return { scored, written: false };
    const withIt = { ...told, ...(!same && { referredDays }) };
    const outcome = await store.customers.putRow(current.customerId, row, current.version, withIt);
    if (outcome === "written") return { scored, written: true };
    current = await store.customers.get(customer.customerId);
    if (current !== null) [scored] = scoreRows(scoring, [{ ...current, referredDays }], now());
  }
  return { scored: null, written: false };
}

function sameDays(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((day, i) => day === other[i]);
}
