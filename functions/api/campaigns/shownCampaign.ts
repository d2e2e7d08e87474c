import type { z } from "zod";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { armNames, type StoredCampaign } from "../../contract/campaign.ts";
import type { campaignSchema } from "../../contract/schemas/campaigns.ts";
import { finalDay, shownState } from "../../scoring/campaigns/campaignRuns.ts";
import { shownPlan } from "./shownPlan.ts";

/**
 * A campaign as people read it.
 *
 * @param today whole days since 1970-01-01
 */
export function shownCampaign(
  campaign: StoredCampaign,
  today: number,
  digits: number,
): z.infer<typeof campaignSchema> {
  const { campaignId, request, createdAt, frozenOn, cancelledAt, sizes, plan, reason } = campaign;
  const { name, segment, filters, channel, measure, minimumEffect, endsOn } = request;
  return {
    campaignId,
    name,
    state: shownState(campaign, today),
    segment,
    filters,
    channel,
    measure,
    minimumEffect,
    createdAt: new Date(createdAt).toISOString(),
    frozenOn: dayToIso(frozenOn),
    endsOn: dayToIso(endsOn),
    finalOn: dayToIso(finalDay(campaign)),
    cancelledAt: cancelledAt === undefined ? null : new Date(cancelledAt).toISOString(),
    arms: sizes ? armNames(request).map((arm, i) => ({ name: arm, members: sizes[i] })) : null,
    plan: plan && shownPlan(plan, request, digits),
    reason: reason ?? null,
  };
}
