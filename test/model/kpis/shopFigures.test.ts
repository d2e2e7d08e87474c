import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FigureCustomer } from "../../../model/kpis/gather/addCustomer.ts";
import { monthsKept, monthWindow } from "../../../model/kpis/monthWindow.ts";
import { periodCounts } from "../../../model/kpis/periodCounts.ts";
import {
  createFigureCollector,
  mergeFigures,
  openFigures,
  otherChannels,
} from "../../../model/kpis/shopFigures.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { runs } from "../../support/runs.ts";

const asOf = isoToDay("2026-03-17");
const window = monthWindow(asOf);
const terms = { digits: 2, marginShare: 0.5 };

const person = fc.record({
  days: fc.uniqueArray(fc.integer({ min: asOf - 2_400, max: asOf }), { minLength: 1, maxLength: 12 }),
  channel: fc.constantFrom("web", "app", undefined),
});
const customerOf = (days: readonly number[]): FigureCustomer => {
  const sorted = [...days].sort((a, b) => a - b);
  const net = sorted.map((day) => 100 + (day % 900));
  return { days: sorted, net, costs: [], nps: [], csat: [], acquisitions: [], expected: null };
};

describe("the figures of a shop", () => {
  it("count what counting customer by customer counts, in any period, however the shards are cut", () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 800 }),
        fc.nat(monthsKept - 1),
        fc.nat(monthsKept - 1),
        (people, activeDays, one, other) => {
          const [first, last] = [Math.min(one, other), Math.max(one, other)];
          const shards = [createFigureCollector(asOf, activeDays), createFigureCollector(asOf, activeDays)];
          people.forEach(({ days, channel }, i) => {
            shards[i % 2].add(customerOf(days), channel);
          });
          const merged = mergeFigures(JSON.parse(JSON.stringify(shards.map((shard) => shard.finish()))));
          const open = openFigures(merged);
          const counts = periodCounts(open.total, { first, last }, window, open.logStart!, terms);
          const [from, to] = [window.firstDay(first), window.lastDay(last)];
          const isActive = (days: readonly number[], at: number) =>
            days.some((day) => day <= at && day > at - activeDays);
          const count = (meets: (days: number[]) => boolean) =>
            people.filter(({ days }) => meets(days)).length;
          const within = (days: readonly number[]) => days.filter((day) => day >= from && day <= to);
          const bought = (days: readonly number[]) => within(days).length;
          const isNew = (days: readonly number[]) => Math.min(...days) >= from && Math.min(...days) <= to;
          const revenue = people.flatMap(({ days }) => within(days).map((day) => 100 + (day % 900)));
          expect(counts).toMatchObject({
            activeAtStart: count((days) => isActive(days, from - 1)),
            activeAtEnd: count((days) => isActive(days, to)),
            retained: count((days) => isActive(days, from - 1) && isActive(days, to)),
            newActive: count((days) => isNew(days) && isActive(days, to)),
            reactivated: count(
              (days) => Math.min(...days) < from && !isActive(days, from - 1) && isActive(days, to),
            ),
            newCustomers: count(isNew),
            buyers: count((days) => bought(days) >= 1),
            repeatBuyers: count((days) => bought(days) >= 2),
            orders: people.reduce((sum, { days }) => sum + bought(days), 0),
            revenue: revenue.reduce((sum, cents) => sum + cents, 0) / 100,
            customersToDate: count((days) => Math.min(...days) <= to),
          });
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("keep the largest fifty channels one by one, and the others as one that loses nobody", () => {
    const collector = createFigureCollector(asOf, 365);
    for (let channel = 0; channel < 60; channel++) {
      for (let i = 0; i <= channel; i++) collector.add(customerOf([asOf - i]), `c${channel}`);
    }
    const open = openFigures(mergeFigures([collector.finish()]));
    const names = open.channels.map(([name]) => name);
    expect(names).toHaveLength(51);
    expect(names).toContain(otherChannels);
    expect(names).not.toContain("c9");
    expect(open.total.totals.customers).toBe((60 * 61) / 2);
  });
});
