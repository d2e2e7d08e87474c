import { hashOf } from "../../../model/evaluate/hashOf.ts";
import type { CampaignRequest, LeftOut, PlannedCampaign } from "../../contract/campaign.ts";
import { candidatesOf } from "../../scoring/campaigns/candidatesOf.ts";
import { planOf } from "../../scoring/campaigns/planOf.ts";
import { takenCustomers } from "../../scoring/campaigns/takenCustomers.ts";
import { rowFilter } from "../../scoring/lists/rowFilter.ts";
import { rowAt } from "../../scoring/snapshot/rowAt.ts";
import type { Api } from "../api.ts";
import { Conflict } from "../problems/errors.ts";

/** Customers of a list who are read to plan by: enough to know variances to a tenth. */
const sampled = 1000;

/**
 * Plans a campaign from the list as the latest night left it: counted in the snapshot, its spread from the histories of
 * those of lowest hash.
 *
 * @param today whole days since 1970-01-01
 * @throws {Conflict} before the first night
 */
export async function planList(
  api: Api,
  request: CampaignRequest,
  today: number,
): Promise<PlannedCampaign | null> {
  const { store } = api;
  const snapshot = await api.snapshot();
  if (snapshot === null)
    throw new Conflict("No night has scored the customers yet; a campaign is planned by their scores.");
  const { model, settings } = await api.serving();
  const meets = rowFilter(request.filters);
  const code = request.segment === null ? null : snapshot.segments.indexOf(request.segment);
  const listed: string[] = [];
  snapshot.columns.segment.forEach((of, place) => {
    if ((code === null || of === code) && meets(rowAt(snapshot, place)))
      listed.push(snapshot.customerIds[place]);
  });
  const sample = listed
    .map((id) => ({ id, hash: hashOf(id) }))
    .sort((one, other) => one.hash - other.hash)
    .slice(0, sampled)
    .map(({ id }) => id);
  if (sample.length === 0) return null;
  const customers = await store.customers.batchGet(sample);
  const leftOut: LeftOut = { noConsent: 0, inCampaign: 0, notScored: sample.length - customers.size };
  const candidates = candidatesOf(
    [...customers.values()],
    {
      model,
      settings,
      channel: request.channel,
      frozenOn: today,
      days: request.endsOn - today,
      taken: await takenCustomers(store, today),
    },
    leftOut,
  );
  return planOf(request, { listed: listed.length, read: sample.length, candidates, leftOut });
}
