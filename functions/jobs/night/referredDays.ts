import type { Store } from "../../store/types.ts";

const pageSize = 1000;

/**
 * The days on which referrals of customers were approved, ascending, by the customer who referred; as of a moment ago.
 * Shops have far fewer of them than customers.
 */
export async function referredDays({
  people,
  referrals,
}: Pick<Store, "people" | "referrals">): Promise<Map<string, number[]>> {
  const byKey = new Map<string, number[]>();
  for (let after: { friendKey: string; changedAt: number } | undefined | null; after !== null; ) {
    const page = await referrals.byState("approved", { limit: pageSize, after });
    for (const { advocateKey, approvedDay } of page.items) {
      if (approvedDay !== null) byKey.set(advocateKey, [...(byKey.get(advocateKey) ?? []), approvedDay]);
    }
    after = page.next;
  }
  const found = new Map<string, number[]>();
  for (const [key, customerId] of await people.customersOf([...byKey.keys()])) {
    found.set(customerId, [...(found.get(customerId) ?? []), ...byKey.get(key)!]);
  }
  for (const days of found.values()) days.sort((a, b) => a - b);
  return found;
}
