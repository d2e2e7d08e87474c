import { expectedSpread } from "../../../model/campaigns/expectedSpread.ts";
import { planCampaign } from "../../../model/campaigns/planCampaign.ts";
import { valueSpread } from "../../../model/campaigns/valueSpread.ts";
import type { CampaignRequest, LeftOut, PlannedCampaign } from "../../contract/campaign.ts";
import type { Candidate } from "./candidatesOf.ts";

/** A list as far as it was read. */
export interface ReadList {
  /** Customers on it, and of those, read. */
  listed: number;
  read: number;
  /** Of those read. */
  candidates: readonly Candidate[];
  leftOut: LeftOut;
}

/**
 * The plan of a campaign from the list, or from a sample of it, whose counts are then scaled up; null where nobody can
 * take part, or nothing is expected of them by the measure.
 */
export function planOf(
  { measure, minimumEffect, variants, controlShare }: CampaignRequest,
  { listed, read, candidates, leftOut }: ReadList,
): PlannedCampaign | null {
  if (candidates.length === 0) return null;
  const spread = expectedSpread(candidates, valueSpread(candidates))[measure];
  const effect = minimumEffect * (spread?.mean ?? 0);
  if (spread === null || !(effect > 0)) return null;
  const scale = (count: number) => Math.round((count * listed) / read);
  const members = scale(candidates.length);
  return {
    ...planCampaign(spread, { members, variants: variants.length, effect, controlShare }),
    listed,
    members,
    leftOut: {
      noConsent: scale(leftOut.noConsent),
      inCampaign: scale(leftOut.inCampaign),
      notScored: scale(leftOut.notScored),
    },
    read,
    spread,
    effect,
  };
}
