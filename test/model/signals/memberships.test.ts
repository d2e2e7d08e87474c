import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftedBetaGeometric } from "../../../model/families/sbg.ts";
import { buildSignalHistory } from "../../../model/signals/buildSignalHistory.ts";
import type { MembershipEvent } from "../../../model/signals/membershipEvent.ts";
import { membershipSpells, renewalGraceDays } from "../../../model/signals/membershipSpells.ts";
import { planRetention } from "../../../model/signals/planRetention.ts";
import {
  addSpells,
  mergeRetentionStatistics,
  overallStatistics,
  type RetentionStatistics,
} from "../../../model/signals/retentionStatistics.ts";
import { runs } from "../../support/runs.ts";

let ids = 0;
const event = (
  type: MembershipEvent["type"],
  day: number,
  more: Partial<MembershipEvent> = {},
): MembershipEvent => ({ eventId: `e${ids++}`, type, plan: "gold", day, at: day * 86_400_000, ...more });
const spells = (events: MembershipEvent[], asOf: number) =>
  membershipSpells(buildSignalHistory([], events)?.memberships ?? [], asOf);

describe("membershipSpells", () => {
  it("counts renewals, periods and payments of a membership until it ends", () => {
    const events = [
      event("started", 100, { endsDay: 130, amount: 4900 }),
      event("renewed", 130, { endsDay: 160, amount: 4900 }),
      event("renewed", 161, { endsDay: 190 }),
      event("ended", 185, { endsDay: 190 }),
    ];
    expect(spells(events, 500)).toEqual([
      {
        plan: "gold",
        state: "ended",
        startedDay: 100,
        renewals: 2,
        periodDay: 161,
        endsDay: 190,
        endedDay: 190,
        lapsed: false,
        periods: [30, 31],
        payments: [4900, 4900],
      },
    ]);
    expect(spells(events, 187)[0]).toMatchObject({ state: "active", endedDay: 190 });
    expect(spells(events, 140)[0]).toMatchObject({ state: "active", renewals: 1, endedDay: null });
    expect(spells(events, 99)).toEqual([]);
  });

  it("lets one lapse that nobody renewed within the days of grace, and takes it up when the renewal comes late", () => {
    const events = [event("started", 100, { endsDay: 130 }), event("renewed", 200)];
    expect(spells(events, 130 + renewalGraceDays)[0]).toMatchObject({ state: "active", lapsed: false });
    expect(spells(events, 131 + renewalGraceDays)[0]).toMatchObject({
      state: "ended",
      lapsed: true,
      endedDay: 130,
    });
    expect(spells(events, 200)).toMatchObject([{ state: "active", renewals: 1, lapsed: false }]);
  });

  it("begins anew after an end, by a start or a renewal; another plan is another membership", () => {
    const back = [event("started", 100), event("ended", 120), event("started", 150)];
    expect(spells(back, 160)).toMatchObject([{ state: "ended" }, { state: "active", startedDay: 150 }]);
    const renewed = [event("started", 100), event("ended", 120), event("renewed", 150)];
    expect(spells(renewed, 160)).toMatchObject([{ state: "ended" }, { startedDay: 150, renewals: 0 }]);
    const two = [event("started", 100), event("started", 110, { plan: "silver" })];
    expect(spells(two, 160).map(({ plan, state }) => [plan, state])).toEqual([
      ["gold", "active"],
      ["silver", "active"],
    ]);
  });

  it("takes a start while one runs for no renewal, and a renewal without a start for one that began before", () => {
    const twice = [event("started", 100, { endsDay: 130 }), event("started", 101, { endsDay: 140 })];
    expect(spells(twice, 135)).toMatchObject([{ renewals: 0, endsDay: 140, startedDay: 100 }]);
    expect(spells([event("renewed", 100)], 135)).toMatchObject([{ startedDay: null, state: "active" }]);
    expect(spells([event("ended", 100)], 135)).toMatchObject([{ startedDay: null, state: "ended" }]);
  });

  it("as of a date does not move with later events", () => {
    const some = fc.array(
      fc.record({
        type: fc.constantFrom("started" as const, "renewed" as const, "ended" as const),
        day: fc.integer({ min: 100, max: 200 }),
        plan: fc.constantFrom("gold", "silver"),
        length: fc.option(fc.nat(40)),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 99, max: 260 }), (rows, asOf) => {
        const events = rows.map(({ type, day, plan, length }) =>
          event(type, day, { plan, ...(length === null ? {} : { endsDay: day + length }) }),
        );
        const all = spells(events, asOf);
        expect(all).toEqual(
          spells(
            events.filter(({ day }) => day <= asOf),
            asOf,
          ),
        );
        for (const spell of all) {
          expect(spell.state === "ended").toBe(spell.endedDay !== null && spell.endedDay <= asOf);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

/** Memberships of thirty days: entry j of `left` ended after j renewals, of `running` run after j. */
function shopOf(left: number[], running: number[], amount?: number, plan = "gold"): RetentionStatistics {
  const statistics: RetentionStatistics = {};
  const add = (renewals: number, ended: boolean) => {
    const events = [event("started", 1000, { plan, amount })];
    for (let j = 1; j <= renewals; j++) events.push(event("renewed", 1000 + 30 * j, { plan, amount }));
    if (ended) events.push(event("ended", 1030 + 30 * renewals, { plan }));
    addSpells(statistics, spells(events, 5000));
  };
  left.forEach((count, j) => {
    for (let i = 0; i < count; i++) add(j, true);
  });
  running.forEach((count, j) => {
    for (let i = 0; i < count; i++) add(j, false);
  });
  return statistics;
}

const settings = { discountRate: 0.1, marginShare: 0.5, digits: 2 };

describe("planRetention", () => {
  /** Fader & Hardie (2007), "How to Project Customer Retention": the regular segment, survivors of 1,000 over 7 renewals. */
  const survivors = [1000, 631, 468, 382, 326, 289, 262, 241];
  const left = survivors.slice(1).map((count, i) => survivors[i] - count);

  it("finds alpha = 0.704 and beta = 1.182 of the published regular segment, from events alone", () => {
    const of = planRetention("gold", shopOf(left, [0, 0, 0, 0, 0, 0, 0, 241], 4900).gold, settings);
    expect(of).toMatchObject({
      members: 1000,
      active: 241,
      ended: 759,
      leftOut: 0,
      periodDays: 30,
      amount: 49,
    });
    expect(of.fit!.alpha).toBeCloseTo(0.704, 3);
    expect(of.fit!.beta).toBeCloseTo(1.182, 3);
    expect(of.fit!.logLikelihood).toBeCloseTo(-1680.3, 1);
    expect(of.fit).toMatchObject({ basis: "data", converged: true, findings: [] });
    expect(of.curve.slice(0, 2)).toMatchObject([
      { renewal: 1, due: 1000, renewed: 631, observed: 0.631 },
      { renewal: 2, due: 631, renewed: 468 },
    ]);
    expect(of.curve[0].expected).toBeCloseTo(0.6267, 3);
    expect(of.cohorts).toEqual([{ cohort: "1972-09", survivors: survivors }]);
  });

  it("values a membership by the sum of its discounted chances to be renewed, worked out term by term", () => {
    const of = planRetention("gold", shopOf(left, [0, 0, 0, 0, 0, 0, 0, 241], 4900).gold, settings);
    const { alpha, beta } = of.fit!;
    const d = 1.1 ** (30 / 365.25) - 1;
    let [chance, sum] = [1, 0];
    for (let k = 1; k <= 20_000; k++) {
      chance *= (beta + 7 + k - 1) / (alpha + beta + 7 + k - 1);
      sum += chance / (1 + d) ** (k - 1);
    }
    const { discountedResidualLifetime, residualValue, renewalProbability } = of.byTenure[7];
    expect(discountedResidualLifetime! / sum).toBeCloseTo(1, 9);
    expect(residualValue! / (49 * 0.5 * sum)).toBeCloseTo(1, 9);
    expect(of.residualValue! / (241 * residualValue!)).toBeCloseTo(1, 9);
    expect(renewalProbability).toBeCloseTo((beta + 7) / (alpha + beta + 7), 12);
    // alpha below 1: without discount the mean lifetime has no end.
    expect(of.byTenure[7].expectedResidualLifetime).toBeNull();
  });

  it("lets the chance to renew rise with tenure", () => {
    const { curve } = planRetention("gold", shopOf(left, [0, 0, 0, 0, 0, 0, 0, 241]).gold, settings);
    for (let j = 1; j < curve.length; j++) expect(curve[j].expected).toBeGreaterThan(curve[j - 1].expected);
  });

  it("counts a running membership for the renewals it made only", () => {
    const params = { alpha: 1.5, beta: 4 };
    const members = (offered: number, count: number) => {
      const lost = Array.from({ length: offered }, (_, j) =>
        Math.round(count * shiftedBetaGeometric.probabilityOfLeavingAt(params, j + 1)),
      );
      const running = new Array<number>(offered + 1).fill(0);
      running[offered] = count - lost.reduce((a, b) => a + b, 0);
      return shopOf(lost, running);
    };
    const both = mergeRetentionStatistics([members(2, 4000), members(9, 4000)]);
    const { fit } = planRetention("gold", both.gold, settings);
    expect(Math.abs(fit!.alpha / params.alpha - 1)).toBeLessThan(0.02);
    expect(Math.abs(fit!.beta / params.beta - 1)).toBeLessThan(0.02);
  });

  it("gives a reason where nothing can be said, in both languages", () => {
    const few = planRetention("gold", shopOf([2, 1], [3, 2]).gold, settings);
    expect(few).toMatchObject({ fit: null, curve: [], byTenure: [], residualValue: null });
    // Due: two at the first, three who made it and one at the second.
    expect(few.reason!.en).toMatch(/so far 6 renewals came due, and 10 are needed/);
    expect(few.reason!.ar).toMatch(/6/);
    const never = planRetention("gold", shopOf([20], [30]).gold, settings);
    expect(never.reason!.en).toMatch(/No renewal has been recorded/);
    const unpaid = planRetention("gold", shopOf([20, 5], [0, 30]).gold, settings);
    expect(unpaid).toMatchObject({ residualValue: null, reason: null });
    expect(unpaid.valueReason!.en).toMatch(/No event named an amount/);
    const free = planRetention("gold", shopOf([20, 5], [0, 30], 100).gold, { ...settings, discountRate: 0 });
    expect(free.valueReason!.en).toMatch(/discount rate/);
    expect(free.byTenure[1].residualValue).toBeNull();
  });

  it("says of few data that they are drawn towards typical memberships", () => {
    const { fit } = planRetention("gold", shopOf([5, 3], [2, 4]).gold, settings);
    expect(fit!.basis).toBe("shrunk");
    expect(fit!.findings.map(({ code }) => code)).toContain("few-data");
  });

  it("adds up over shards and plans, a plan of any name included", () => {
    const one = shopOf([3], [1, 2], 100, "__proto__");
    const other = shopOf([1, 1], [0, 5], 300, "silver");
    const merged = mergeRetentionStatistics([one, other, one]);
    expect(Object.keys(merged)).toEqual(["__proto__", "silver"]);
    const all = overallStatistics(merged);
    expect(all).toMatchObject({ members: 19, lost: [7, 1], active: [2, 9], renewed: [10] });
    expect(JSON.parse(JSON.stringify(all.cohorts))).toEqual({
      "1972-09": { started: 19, renewed: [10], active: [2, 9] },
    });
  });
});
