import { freezeCampaign } from "../../jobs/campaigns/freezeCampaign.ts";
import { observed } from "../shared/telemetry.ts";
import { wired } from "../shared/wired.ts";

export interface FreezeCampaignEvent {
  campaignId: string;
}

/** Freezes the list of a campaign. */
export const handler = observed(async ({ campaignId }: FreezeCampaignEvent) =>
  freezeCampaign(await wired(), campaignId),
);
