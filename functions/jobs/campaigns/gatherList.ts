import type { Model } from "../../../model/model.ts";
import type { LeftOut, StoredCampaign } from "../../contract/campaign.ts";
import { type Candidate, candidatesOf } from "../../scoring/campaigns/candidatesOf.ts";
import type { ReadList } from "../../scoring/campaigns/planOf.ts";
import { takenCustomers } from "../../scoring/campaigns/takenCustomers.ts";
import { rowFilter } from "../../scoring/lists/rowFilter.ts";
import type { ListPosition } from "../../store/types.ts";
import { scoringOf } from "../champion.ts";
import type { JobDeps } from "../deps.ts";

/** Members read at once. */
const pageSize = 500;

/** Reads the whole list of a campaign as it stands, and who of it can take part, with what is expected of them. */
export async function gatherList(
  deps: JobDeps,
  { campaignId, request, frozenOn }: StoredCampaign,
): Promise<ReadList & { model: Model }> {
  const { store } = deps;
  const champion = await store.catalog.champion();
  if (champion === null) throw new Error(`gatherList requires that a night has scored: ${campaignId}`);
  const { model, ruleset, settings } = await scoringOf(deps, champion, frozenOn);
  const taken = await takenCustomers(store, frozenOn, campaignId);
  const days = request.endsOn - frozenOn;
  const terms = { model, settings, channel: request.channel, frozenOn, days, taken };
  const meets = rowFilter(request.filters);
  const segments = request.segment === null ? ruleset.rules.map(({ segment }) => segment) : [request.segment];
  const leftOut: LeftOut = { noConsent: 0, inCampaign: 0, notScored: 0 };
  const candidates: Candidate[] = [];
  // A customer who changes segment meanwhile may be met twice.
  const met = new Set<string>();
  for (const segment of new Set(segments)) {
    let after: ListPosition | undefined;
    do {
      const page = await store.customers.list(segment, { after, limit: pageSize });
      const fresh = page.rows.filter((row) => meets(row) && !met.has(row.customerId));
      for (const { customerId } of fresh) met.add(customerId);
      const customers = await store.customers.batchGet(fresh.map(({ customerId }) => customerId));
      leftOut.notScored += fresh.length - customers.size;
      candidates.push(...candidatesOf([...customers.values()], terms, leftOut));
      after = page.next ?? undefined;
    } while (after);
  }
  return { model, candidates, leftOut, listed: met.size, read: met.size };
}
