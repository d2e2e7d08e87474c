import { answers } from "../../api/answers.ts";
import type { FreezeCampaignEvent } from "../jobs/freezeCampaign.ts";
import { invokeLater } from "../shared/invokeLater.ts";
import { httpHandler } from "../shared/httpHandler.ts";
import { wired } from "../shared/wired.ts";

const freezeLater = invokeLater<FreezeCampaignEvent>("FREEZE_CAMPAIGN_FUNCTION");

/** Plans campaigns, has their lists frozen and answers what they did. */
export const handler = httpHandler(wired, answers, () => ({
  startCampaign: (campaignId) => freezeLater({ campaignId }),
}));
