import { campaignWords } from "../../../model/campaigns/campaignWords.ts";
import type { CampaignMembers, CampaignOutcomes } from "../../../model/campaigns/campaignMembers.ts";
import { joinMembers } from "../../../model/campaigns/joinMembers.ts";
import { measureCampaign } from "../../../model/campaigns/measureCampaign.ts";
import { outcomeOf } from "../../../model/campaigns/outcomeOf.ts";
import { minorDigits } from "../../../model/money/minorDigits.ts";
import { freezeLeaseMs, type StoredCampaign } from "../../contract/campaign.ts";
import { publishOutcomes, readMembers, readOutcomes } from "../../scoring/campaigns/campaignFiles.ts";
import { finalDay } from "../../scoring/campaigns/campaignRuns.ts";
import { chunks } from "../../store/chunks.ts";
import type { JobDeps } from "../deps.ts";

const pageSize = 500;

/**
 * Counts what the members of every campaign under way did, up to a day, and keeps the report. Reads the members'
 * histories and nothing else. A report that is final is left alone.
 *
 * @param asOf whole days since 1970-01-01
 */
export async function reportCampaigns(deps: JobDeps, asOf: number): Promise<void> {
  const { store, now } = deps;
  for (const campaign of await store.campaigns.list()) {
    if (campaign.state === "freezing" && campaign.createdAt < now() - freezeLeaseMs) {
      // Its job has crashed for good.
      const failed = { ...campaign, state: "failed" as const, reason: campaignWords.failed() };
      await store.campaigns.put(failed, campaign.version);
    }
    if (campaign.state !== "running" || asOf <= campaign.frozenOn) continue;
    const before = await store.campaigns.report(campaign.campaignId);
    if (before !== null && (before.final || before.asOf > asOf)) continue;
    await reportCampaign(deps, campaign, asOf);
  }
}

async function reportCampaign(deps: JobDeps, campaign: StoredCampaign, asOf: number): Promise<void> {
  const { store } = deps;
  const { campaignId, request } = campaign;
  const members = await readMembers(store.blobs, campaignId);
  if (members === null) {
    // One campaign whose file is lost is no reason for a night to fail.
    const lost = { ...campaign, state: "failed" as const, reason: campaignWords.failed() };
    await store.campaigns.put(lost, campaign.version);
    return;
  }
  const customers = await store.people.customersOf(members.personKeys);
  const persons = members.personKeys.map((key) => customers.get(key) ?? null);
  const outcomes = await outcomesOf(deps, campaign, members, persons, asOf);
  await publishOutcomes(store.blobs, campaignId, outcomes);
  const joined = joinMembers(members, outcomes, persons, request.variants.length + 1);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  await store.campaigns.putReport({
    campaignId,
    asOf,
    final: asOf >= finalDay(campaign),
    arms: joined.arms.map(({ members, erased, did }) => ({
      members,
      erased,
      orders: sum(did.orders),
      spend: did.spend && sum(did.spend),
      churned: sum(did.churn),
    })),
    joined: joined.joined,
    acrossArms: joined.acrossArms,
    ...measureCampaign(joined, request.measure),
  });
}

/** What each member did; of one who was erased, what was counted before. */
async function outcomesOf(
  { store, settings }: JobDeps,
  { campaignId, request, frozenOn }: StoredCampaign,
  members: CampaignMembers,
  persons: readonly (string | null)[],
  asOf: number,
): Promise<CampaignOutcomes> {
  const before = await readOutcomes(store.blobs, campaignId);
  const digits = minorDigits(settings.currency);
  const days = { frozenOn, endsOn: request.endsOn };
  const did = new Map<string, { orders: number; spend: number | null }>();
  for (const some of chunks([...new Set(persons)], pageSize)) {
    const ids = some.filter((person) => person !== null);
    for (const [id, { history }] of await store.customers.batchGet(ids))
      did.set(id, outcomeOf(history, days, asOf, digits));
  }
  // A customer whose orders were all taken back has no item any more.
  const nothing = { orders: 0, spend: 0 };
  const outcomes = persons.map((person, place) =>
    person === null
      ? { orders: before?.orders[place] ?? 0, spend: before?.spend?.[place] ?? 0 }
      : (did.get(person) ?? nothing),
  );
  return {
    orders: outcomes.map(({ orders }) => orders),
    spend: members.expected.spend && outcomes.map(({ spend }) => spend ?? 0),
    erased: persons.flatMap((person, place) => (person === null ? [place] : [])),
  };
}
