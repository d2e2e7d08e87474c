import type { LedgerEntry } from "./entry.ts";

/** What is left of something earned. */
export interface Lot {
  entryId: string;
  rest: number;
  /** Infinity for what never expires. */
  expiresDay: number;
}

/**
 * What is left of each reward, from a person's entries: what expires first is spent first; an expiry takes its own
 * reward, a reversal its own first and then what expires first.
 *
 * @param entries every entry of one person, in any sequence
 */
export function openLots(entries: readonly LedgerEntry[]): Lot[] {
  const lots: Lot[] = [];
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (entry.kind === "earn") {
      lots.push({
        entryId: entry.entryId,
        rest: entry.amount,
        expiresDay: entry.expiresDay ?? Number.POSITIVE_INFINITY,
      });
    } else take(lots, entry);
  }
  return lots.filter(({ rest }) => rest > 0);
}

function take(lots: Lot[], { kind, amount, of, day }: LedgerEntry): void {
  let wanted = -amount;
  const own = lots.filter(({ entryId }) => entryId === of);
  const good = lots.filter(({ expiresDay }) => expiresDay >= day);
  const others = [...(kind === "expire" ? [] : good)].sort((a, b) => a.expiresDay - b.expiresDay);
  for (const lot of [...own, ...others]) {
    const taken = Math.min(wanted, lot.rest);
    lot.rest -= taken;
    wanted -= taken;
  }
}

/** What can be spent on a day. */
export function available(entries: readonly LedgerEntry[], day: number): number {
  return openLots(entries).reduce((sum, lot) => (lot.expiresDay >= day ? sum + lot.rest : sum), 0);
}

/** The sum of all entries. */
export function balance(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}
