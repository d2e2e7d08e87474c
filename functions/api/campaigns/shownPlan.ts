import type { z } from "zod";
import { campaignWords } from "../../../model/campaigns/campaignWords.ts";
import type { Measure } from "../../../model/campaigns/measure.ts";
import { leastMembers, plannedPower } from "../../../model/campaigns/planCampaign.ts";
import { armNames, type CampaignRequest, type PlannedCampaign } from "../../contract/campaign.ts";
import type { campaignPlanSchema } from "../../contract/schemas/campaigns.ts";
import { rounded } from "../../scoring/rounded.ts";

/** Decimals of a measure per member: money as the currency has it, and two more for means of it. */
export function decimalsOf(measure: Measure, digits: number): number {
  return measure === "spend" ? digits + 2 : 6;
}

/** A plan as people read it, with what speaks against it. */
export function shownPlan(
  plan: PlannedCampaign,
  request: Pick<CampaignRequest, "measure" | "variants" | "controlShare">,
  digits: number,
): z.infer<typeof campaignPlanSchema> {
  const of = (value: number) => rounded(value, decimalsOf(request.measure, digits));
  const { listed, members, leftOut, read, spread, effect, sizes, power, detectable } = plan;
  const detectableShare = spread.mean > 0 ? rounded(detectable / spread.mean, 4) : null;
  const percent = (share: number) => `${rounded(100 * share, 1)}%`;
  const chosen = request.controlShare !== undefined;
  const warnings = [];
  if (!plan.enough) {
    const shown = detectableShare === null ? String(of(detectable)) : percent(detectableShare);
    if (members < plan.membersNeeded)
      warnings.push(campaignWords.listTooSmall(members, plan.membersNeeded, shown));
    else if (power < plannedPower)
      warnings.push((chosen ? campaignWords.shareUnsuited : campaignWords.lessPower)(percent(power)));
    if (Math.min(...sizes) < leastMembers) warnings.push(campaignWords.groupTooSmall(leastMembers));
  }
  return {
    listed,
    members,
    leftOut,
    read,
    expected: of(spread.mean),
    effect: of(effect),
    controlShare: rounded(plan.controlShare, 4),
    arms: armNames(request).map((name, i) => ({ name, members: sizes[i] })),
    power: rounded(power, 4),
    detectable: { effect: of(detectable), share: detectableShare },
    membersNeeded: plan.membersNeeded,
    enough: plan.enough,
    warnings,
  };
}
