import { contentHash } from "../../../model/segments/contentHash.ts";
import type { CampaignRequest } from "../../contract/campaign.ts";

/** Whether two requests ask for the same campaign. */
export function sameRequest(one: CampaignRequest, other: CampaignRequest): boolean {
  return contentHash(one) === contentHash(other);
}
