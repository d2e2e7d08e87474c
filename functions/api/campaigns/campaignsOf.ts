import { armNames } from "../../contract/campaign.ts";
import type { Store } from "../../store/types.ts";

/** The campaigns that a person takes or took part in, by their keys. */
export async function campaignsOf({ campaigns }: Pick<Store, "campaigns">, personKeys: readonly string[]) {
  const parts = await campaigns.partsOf(personKeys);
  const found = await Promise.all(
    parts.map(async ({ campaignId, arm }) => {
      const campaign = await campaigns.get(campaignId);
      return campaign && { campaignId, name: campaign.request.name, arm: armNames(campaign.request)[arm] };
    }),
  );
  return found.filter((campaign) => campaign !== null);
}
