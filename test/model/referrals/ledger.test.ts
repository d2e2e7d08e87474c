import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../model/referrals/ledger/entry.ts";
import { available, balance, openLots } from "../../../model/referrals/ledger/openLots.ts";
import { reversal } from "../../../model/referrals/ledger/reversal.ts";
import { runs } from "../../support/runs.ts";

let seq = 0;
const entry = (kind: LedgerEntry["kind"], amount: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  entryId: `e${++seq}`,
  kind,
  amount,
  seq,
  day: 100,
  at: 0,
  ...more,
});

describe("a ledger", () => {
  it("spends what expires first: of 30 until day 110 and 20 until 105, 25 leave 25 of the later", () => {
    const later = entry("earn", 30, { expiresDay: 110 });
    const sooner = entry("earn", 20, { expiresDay: 105 });
    const entries = [later, sooner, entry("redeem", -25)];
    expect(openLots(entries)).toEqual([{ entryId: later.entryId, rest: 25, expiresDay: 110 }]);
    expect([available(entries, 110), available(entries, 111), balance(entries)]).toEqual([25, 0, 25]);
  });

  it("takes back no more than is there, and nothing that expired", () => {
    const reward = entry("earn", 50, { expiresDay: 200 });
    const spent = entry("redeem", -30);
    expect(reversal([reward], reward, 100)).toEqual({ amount: 50, shortfall: 0 });
    expect(reversal([reward, spent], reward, 100)).toEqual({ amount: 20, shortfall: 30 });
    expect(reversal([reward, spent, entry("earn", 100)], reward, 100)).toEqual({ amount: 50, shortfall: 0 });
    const expired = entry("expire", -20, { of: reward.entryId, day: 201 });
    expect(reversal([reward, spent, expired], reward, 201)).toEqual({ amount: 0, shortfall: 30 });
  });

  it("has a balance that is the sum of what is left, whatever was earned, spent, taken back and expired", () => {
    const acts = fc.array(
      fc.record({
        what: fc.nat(3),
        amount: fc.integer({ min: 1, max: 100 }),
        life: fc.nat(30),
        which: fc.nat(9),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(acts, (rows) => {
        const entries: LedgerEntry[] = [];
        let day = 100;
        for (const { what, amount, life, which } of rows) {
          day += which % 3;
          const earned = entries.filter(({ kind }) => kind === "earn");
          const of = earned[which % Math.max(1, earned.length)];
          const undone = entries.some((one) => one.kind === "reverse" && one.of === of?.entryId);
          if (what === 0) entries.push(entry("earn", amount, { day, expiresDay: day + life }));
          else if (what === 1 && available(entries, day) >= amount)
            entries.push(entry("redeem", -amount, { day }));
          else if (what === 2 && of && !undone) {
            const back = reversal(entries, of, day).amount;
            entries.push(entry("reverse", 0 - back, { day, of: of.entryId }));
          } else if (what === 3)
            for (const lot of openLots(entries).filter(({ expiresDay }) => expiresDay < day))
              entries.push(entry("expire", -lot.rest, { day, of: lot.entryId }));
          const left = openLots(entries).reduce((sum, { rest }) => sum + rest, 0);
          expect(left).toBe(balance(entries));
          expect(balance(entries)).toBeGreaterThanOrEqual(available(entries, day));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
