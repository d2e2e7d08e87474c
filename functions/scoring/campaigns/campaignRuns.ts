import type { CampaignState, StoredCampaign } from "../../contract/campaign.ts";
import { settleDays } from "../../contract/campaign.ts";

/** Whether a campaign holds its members: nobody of them takes part in another. */
export function holdsMembers({ state, request }: StoredCampaign, today: number): boolean {
  return state === "freezing" || (state === "running" && today <= request.endsOn);
}

/** The state as people are told it: a campaign has ended when its last day is over. */
export function shownState({ state, request }: StoredCampaign, today: number): CampaignState | "ended" {
  return state === "running" && today > request.endsOn ? "ended" : state;
}

/** The day from which on a report is final. */
export function finalDay({ request }: StoredCampaign): number {
  return request.endsOn + settleDays;
}
