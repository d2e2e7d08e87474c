import { openLots } from "../../../model/referrals/ledger/openLots.ts";
import type { JobDeps } from "../deps.ts";

/**
 * Moves what can be spent from one key of a person to another, after two ids were joined: a reversal there, and an
 * earning here whose id follows from it. What a crash left between the two is completed by the next call.
 */
export async function moveBalance(
  { store, now }: JobDeps,
  fromKey: string,
  toKey: string,
  today: number,
): Promise<void> {
  const { seq } = await store.ledger.account(fromKey);
  if (seq === 0) return;
  for (const { entryId: of } of openLots(await store.ledger.entries(fromKey))) {
    await store.ledger.book(fromKey, `${of}#moved`, (known) => {
      const lot = openLots(known).find(({ entryId }) => entryId === of);
      if (lot === undefined || lot.expiresDay < today) return null;
      return { kind: "reverse", amount: -lot.rest, day: today, at: now(), of, movedTo: toKey };
    });
  }
  const entries = await store.ledger.entries(fromKey);
  for (const { entryId, movedTo, amount, of } of entries) {
    if (movedTo === undefined || amount === 0) continue;
    const { expiresDay } = entries.find((entry) => entry.entryId === of)!;
    const expiring = expiresDay === undefined ? {} : { expiresDay };
    await store.ledger.book(movedTo, `${fromKey}#${entryId}`, () => ({
      kind: "earn",
      amount: -amount,
      day: today,
      at: now(),
      ...expiring,
    }));
  }
}
