import { armSizes } from "../../../model/campaigns/armSizes.ts";
import { assignArms } from "../../../model/campaigns/assignArms.ts";
import { campaignWords } from "../../../model/campaigns/campaignWords.ts";
import type { CampaignMembers } from "../../../model/campaigns/campaignMembers.ts";
import type { StoredCampaign } from "../../contract/campaign.ts";
import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import { publishMembers } from "../../scoring/campaigns/campaignFiles.ts";
import type { Candidate } from "../../scoring/campaigns/candidatesOf.ts";
import { planOf } from "../../scoring/campaigns/planOf.ts";
import type { JobDeps } from "../deps.ts";
import { longestErasureMs } from "../publishWithoutErased.ts";
import { gatherList } from "./gatherList.ts";

/** Below, no two groups can be compared at all. */
const leastInArm = 3;

/**
 * Freezes the list of a campaign in state "freezing" and assigns its members. From then on it runs. Whoever asked holds
 * the lock in the campaign's name; it is free when this ends. Safe to repeat: who takes part already stays in the same
 * arm only if nothing changed meanwhile, so a campaign that runs is left alone.
 */
export async function freezeCampaign(deps: JobDeps, campaignId: string): Promise<void> {
  const { store } = deps;
  const campaign = await store.campaigns.get(campaignId);
  if (campaign === null) throw new Error(`freezeCampaign requires a stored campaign: ${campaignId}`);
  if (campaign.state === "freezing") {
    try {
      await freeze(deps, campaign);
    } catch (error) {
      const reason = campaignWords.failed();
      await store.campaigns.put({ ...campaign, state: "failed", reason }, campaign.version);
      await store.campaigns.unlock(campaignId);
      throw error;
    }
  }
  await store.campaigns.unlock(campaignId);
}

async function freeze(deps: JobDeps, campaign: StoredCampaign): Promise<void> {
  const { store, now } = deps;
  const { campaignId, request, version } = campaign;
  const began = now();
  const { model, ...list } = await gatherList(deps, campaign);
  const { candidates } = list;
  const exact = planOf({ ...request, controlShare: shareOf(campaign) }, list);
  const sizes = armSizes(candidates.length, exact?.controlShare ?? 0, request.variants.length);
  if (exact === null || Math.min(...sizes) < leastInArm) {
    const reason = campaignWords.tooFewMembers(candidates.length);
    await store.campaigns.put({ ...campaign, state: "failed", reason, plan: exact }, version);
    return;
  }
  const arms = assignArms(
    candidates.map(({ customerId }) => customerId),
    campaignId,
    sizes,
  );
  const keys = await store.people.keysOfAll(candidates.map(({ customerId }) => customerId));
  const members = membersOf(candidates, arms, keys);
  await publishMembers(store.blobs, campaignId, members);
  await store.campaigns.putParts(campaignId, members.personKeys, members.arms);
  await forgetErased(deps, candidates, began);
  const running: StoredCampaign = { ...campaign, state: "running", plan: exact, modelId: model.id, sizes };
  // Cancelled meanwhile: then it stays so.
  await store.campaigns.put(running, version);
}

/** The share that was planned when the campaign was made: what its maker saw holds. */
function shareOf({ request, plan }: StoredCampaign): number | undefined {
  return request.controlShare ?? plan?.controlShare;
}

function membersOf(
  candidates: readonly Candidate[],
  arms: readonly number[],
  keys: ReadonlyMap<string, readonly string[]>,
): CampaignMembers {
  const hasMoney = candidates.every(({ spend }) => spend !== null);
  const short = (value: number) => Number(value.toPrecision(7));
  return {
    personKeys: candidates.map(({ customerId }) => keys.get(customerId)![0]),
    arms,
    expected: {
      orders: candidates.map(({ orders }) => short(orders)),
      spend: hasMoney ? candidates.map(({ spend }) => short(spend!)) : null,
      churn: candidates.map(({ probabilityOfOrder }) => short(1 - probabilityOfOrder)),
    },
  };
}

/** Whoever was erased while the list was frozen may have been given keys anew: they are forgotten again. */
async function forgetErased(
  { store, secret }: JobDeps,
  candidates: readonly Candidate[],
  began: number,
): Promise<void> {
  const erased = await store.tombstones.since(began - longestErasureMs);
  if (erased.size === 0) return;
  for (const { customerId } of candidates)
    if (erased.has(tombstoneHash(secret, customerId))) await store.people.erase(customerId);
}
