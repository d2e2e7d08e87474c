import type { Store } from "../../store/types.ts";
import { readMembers } from "./campaignFiles.ts";
import { holdsMembers } from "./campaignRuns.ts";

/** Customers in a campaign that runs, but for one campaign. */
export async function takenCustomers(
  { campaigns, people, blobs }: Pick<Store, "campaigns" | "people" | "blobs">,
  today: number,
  except?: string,
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const campaign of await campaigns.list()) {
    if (campaign.campaignId === except || !holdsMembers(campaign, today)) continue;
    const members = await readMembers(blobs, campaign.campaignId);
    for (const customerId of (await people.customersOf(members?.personKeys ?? [])).values())
      taken.add(customerId);
  }
  return taken;
}
