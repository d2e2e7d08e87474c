import { openLots } from "../../../model/referrals/ledger/openLots.ts";
import type { JobDeps } from "../deps.ts";

/** Lets what a person has not spent in time expire: one entry for each reward, whose id follows from it. */
export async function expireRewards(
  { store, now }: JobDeps,
  personKey: string,
  today: number,
): Promise<void> {
  const lots = openLots(await store.ledger.entries(personKey));
  for (const { entryId: of } of lots.filter(({ expiresDay }) => expiresDay < today)) {
    await store.ledger.book(personKey, `${of}#expired`, (known) => {
      const lot = openLots(known).find(({ entryId }) => entryId === of);
      return lot ? { kind: "expire", amount: -lot.rest, day: today, at: now(), of } : null;
    });
  }
}
