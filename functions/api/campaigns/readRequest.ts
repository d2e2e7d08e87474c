import { isoToDay } from "../../../model/time/isoToDay.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { CampaignRequest } from "../../contract/campaign.ts";
import type { CampaignPlanRequest } from "../../contract/schemas/campaigns.ts";
import type { Api } from "../api.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import { ruleOf } from "../segments/ruleOf.ts";

/** Longest campaign, in days. */
const longest = 366;

/**
 * What a campaign is to be, in the service's own terms.
 *
 * @param today whole days since 1970-01-01
 * @throws {InvalidRequest} unless it ends after today and within a year; {Unknown} for a segment that is none
 */
export async function readRequest(
  api: Api,
  { segment, filters = {}, endsOn, ...asked }: CampaignPlanRequest,
  today: number,
): Promise<CampaignRequest> {
  const day = isoToDay(endsOn);
  if (!(day > today && day <= today + longest)) {
    const span = `${dayToIso(today + 1)} to ${dayToIso(today + longest)}`;
    throw new InvalidRequest([problem("endsOn", endsOn, `is not a day from ${span}`)]);
  }
  if (asked.measure === "churn" && asked.minimumEffect > 1)
    throw new InvalidRequest([
      problem("minimumEffect", asked.minimumEffect, "is more than all churn; give at most 1"),
    ]);
  if (segment !== undefined) ruleOf((await api.serving()).ruleset, segment);
  return { ...asked, segment: segment ?? null, filters, endsOn: day };
}
