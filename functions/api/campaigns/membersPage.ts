import type { CampaignMembers } from "../../../model/campaigns/campaignMembers.ts";
import type { ConsentChannel } from "../../../model/signals/signal.ts";
import { hasConsent } from "../../scoring/campaigns/hasConsent.ts";
import type { Store } from "../../store/types.ts";

interface MembersPage {
  customerIds: string[];
  leftOut: { erased: number; withdrawn: number; joined: number };
  nextOffset: number | null;
}

/** Which members of an arm are meant. */
export interface MembersAsked {
  /** 0 is the control group: it is listed whatever its consents are now, to be spared. */
  arm: number;
  channel: ConsentChannel;
  offset: number;
  limit: number;
  /** Whole days since 1970-01-01. */
  today: number;
}

/** One page of an arm's members as they are now: without the erased, those who withdrew, and ids joined to others. */
export async function membersPage(
  { people, customers }: Pick<Store, "people" | "customers">,
  members: CampaignMembers,
  { arm, channel, offset, limit, today }: MembersAsked,
): Promise<MembersPage> {
  const inArm = members.personKeys.filter((_, i) => members.arms[i] === arm);
  const page = inArm.slice(offset, offset + limit);
  const idOf = await people.customersOf(page);
  const keysOf = await people.ofAll([...new Set(idOf.values())]);
  const place = new Map(members.personKeys.map((key, i) => [key, i]));
  const leftOut = { erased: 0, withdrawn: 0, joined: 0 };
  const found: string[] = [];
  for (const key of page) {
    const customerId = idOf.get(key);
    const own = (keysOf.get(customerId ?? "")?.keys ?? [key]).filter((one) => place.has(one));
    const first = own.reduce((one, other) => (place.get(other)! < place.get(one)! ? other : one), key);
    if (customerId === undefined) leftOut.erased++;
    else if (first !== key || own.some((one) => members.arms[place.get(one)!] !== arm)) leftOut.joined++;
    else found.push(customerId);
  }
  const stored = arm === 0 ? null : await customers.batchGet(found);
  const customerIds = found.filter(
    (id) => stored === null || hasConsent(stored.get(id)?.signals, channel, today),
  );
  leftOut.withdrawn = found.length - customerIds.length;
  return { customerIds, leftOut, nextOffset: offset + limit < inArm.length ? offset + limit : null };
}
