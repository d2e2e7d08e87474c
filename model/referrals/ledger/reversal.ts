import type { LedgerEntry } from "./entry.ts";
import { openLots } from "./openLots.ts";

/**
 * How much of a reward can be taken back on a day: all that has not expired, as far as the balance reaches. What was
 * spent is not owed: a balance never falls below zero.
 */
export function reversal(
  entries: readonly LedgerEntry[],
  earned: LedgerEntry,
  day: number,
): { amount: number; shortfall: number } {
  const expired = entries.reduce(
    (sum, { kind, of, amount }) => (kind === "expire" && of === earned.entryId ? sum - amount : sum),
    0,
  );
  const wanted = earned.amount - expired;
  const there = openLots(entries).reduce(
    (sum, lot) => (lot.entryId === earned.entryId || lot.expiresDay >= day ? sum + lot.rest : sum),
    0,
  );
  const amount = Math.min(wanted, there);
  return { amount, shortfall: wanted - amount };
}
