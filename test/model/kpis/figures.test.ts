import { describe, expect, it } from "vitest";
import { ratioFigure } from "../../../model/kpis/figure.ts";
import { acquisitionCost } from "../../../model/kpis/figures/acquisitionCost.ts";
import { annualCustomerValue } from "../../../model/kpis/figures/annualCustomerValue.ts";
import { averageOrderValue } from "../../../model/kpis/figures/averageOrderValue.ts";
import { churnRate } from "../../../model/kpis/figures/churnRate.ts";
import { clvToCac } from "../../../model/kpis/figures/clvToCac.ts";
import { historicClv } from "../../../model/kpis/figures/historicClv.ts";
import { netPromoterScore } from "../../../model/kpis/figures/netPromoterScore.ts";
import { otherAcquisitionCost } from "../../../model/kpis/figures/otherAcquisitionCost.ts";
import { otherClv } from "../../../model/kpis/figures/otherClv.ts";
import { paybackMonths } from "../../../model/kpis/figures/paybackMonths.ts";
import { predictedClv } from "../../../model/kpis/figures/predictedClv.ts";
import { purchaseFrequency } from "../../../model/kpis/figures/purchaseFrequency.ts";
import { referralAcquisitionCost } from "../../../model/kpis/figures/referralAcquisitionCost.ts";
import { referralConversionRate } from "../../../model/kpis/figures/referralConversionRate.ts";
import { referredClv } from "../../../model/kpis/figures/referredClv.ts";
import { repeatPurchaseRate } from "../../../model/kpis/figures/repeatPurchaseRate.ts";
import { retentionRate } from "../../../model/kpis/figures/retentionRate.ts";
import { returningRate } from "../../../model/kpis/figures/returningRate.ts";
import { satisfaction } from "../../../model/kpis/figures/satisfaction.ts";
import { shareAtRisk } from "../../../model/kpis/figures/shareAtRisk.ts";
import { valueAtRisk } from "../../../model/kpis/figures/valueAtRisk.ts";
import { loyaltyTiers } from "../../../model/kpis/loyaltyTiers.ts";
import { kpiWords } from "../../../model/kpis/kpiWords.ts";
import { trend } from "../../../model/kpis/trend.ts";
import { trendWords } from "../../../model/kpis/trendWords.ts";

const expected = { scored: 8, predictedClv: 600, atRisk: 2, valueAtRisk: 90 };

describe("a figure", () => {
  it("is what the example beside its formula says", () => {
    const counts = { activeAtStart: 4, activeAtEnd: 5, reactivated: 1, newActive: 2 };
    expect(retentionRate(counts).value).toBe(0.5);
    expect(churnRate(counts).value).toBe(0.5);
    expect(repeatPurchaseRate({ buyers: 5, repeatBuyers: 2 }).value).toBe(0.4);
    expect(returningRate({ buyers: 5, newCustomers: 2 }).value).toBe(0.6);
    expect(purchaseFrequency({ orders: 8, buyers: 5 }).value).toBe(1.6);
    expect(averageOrderValue({ revenue: 400, orders: 8 }).value).toBe(50);
    expect(annualCustomerValue({ year: { revenue: 900, buyers: 6 } }).value).toBe(150);
    expect(historicClv({ revenueToDate: 1200, customersToDate: 8 }).value).toBe(150);
    expect(predictedClv(expected).value).toBe(75);
    expect(valueAtRisk(expected).value).toBe(90);
    expect(shareAtRisk(expected).value).toBe(0.25);
    expect(netPromoterScore({ promoters: 5, detractors: 2, answers: 10 }).value).toBe(30);
    expect(satisfaction({ satisfied: 3, answers: 4 }).value).toBe(75);
    expect(acquisitionCost({ spent: 120, newCustomers: 8 }).value).toBe(15);
    expect(clvToCac({ acquiredValue: 480, spent: 120, newCustomers: 8 }).value).toBe(4);
    expect(paybackMonths({ contributions: [10, 4, 3], spent: 120, newCustomers: 8 }).value).toBe(3);
    const referred = { customers: 4, value: 320, rewards: 60 };
    const both = { acquiredValue: 620, newCustomers: 10, referred };
    expect(referralConversionRate({ referrals: { accepted: 8, converted: 2 } }).value).toBe(0.25);
    expect(referralAcquisitionCost({ referred }).value).toBe(15);
    expect(otherAcquisitionCost({ ...both, spent: 120 }).value).toBe(20);
    expect(referredClv({ referred }).value).toBe(80);
    expect(otherClv(both).value).toBe(50);
  });

  it("is null with the reason where it is not defined, never 0", () => {
    const none = { activeAtStart: 0, activeAtEnd: 0, reactivated: 0, newActive: 0 };
    const free = { spent: 0, newCustomers: 2 };
    const undefinedOnes = [
      [retentionRate(none), kpiWords.nobodyActive()],
      [churnRate(none), kpiWords.nobodyActive()],
      [repeatPurchaseRate({ buyers: 0, repeatBuyers: 0 }), kpiWords.noBuyers()],
      [averageOrderValue({ revenue: null, orders: 3 }), kpiWords.noAmounts()],
      [annualCustomerValue({ year: null }), kpiWords.shortLog()],
      [annualCustomerValue({ year: { revenue: null, buyers: 2 } }), kpiWords.noAmounts()],
      [historicClv({ revenueToDate: 0, customersToDate: 0 }), kpiWords.noCustomers()],
      [predictedClv(null), kpiWords.onlyTonight()],
      [predictedClv({ ...expected, predictedClv: null }), kpiWords.noAmounts()],
      [predictedClv({ ...expected, scored: 0 }), kpiWords.nobodyScored()],
      [valueAtRisk({ ...expected, valueAtRisk: null }), kpiWords.noAmounts()],
      [shareAtRisk(null), kpiWords.onlyTonight()],
      [netPromoterScore({ promoters: 0, detractors: 0, answers: 0 }), kpiWords.noAnswers()],
      [acquisitionCost({ spent: null, newCustomers: 2 }), kpiWords.noAcquisitionCost()],
      [acquisitionCost({ spent: 10, newCustomers: 0 }), kpiWords.nobodyAcquired()],
      [clvToCac({ ...free, acquiredValue: 10 }), kpiWords.noAcquisitionCost()],
      [clvToCac({ spent: 10, newCustomers: 2, acquiredValue: null }), kpiWords.noAmounts()],
      [paybackMonths({ contributions: [1, 1], spent: 6, newCustomers: 2 }), kpiWords.notPaidBack()],
      [referralConversionRate({ referrals: null }), kpiWords.wholeShopOnly()],
      [referralConversionRate({ referrals: { accepted: 0, converted: 0 } }), kpiWords.nobodyReferred()],
      [referralAcquisitionCost({ referred: { customers: 0, rewards: 0 } }), kpiWords.nobodyReferred()],
      [referredClv({ referred: { customers: 0, value: 0 } }), kpiWords.nobodyReferred()],
      [referredClv({ referred: { customers: 1, value: null } }), kpiWords.noAmounts()],
      [
        otherAcquisitionCost({ spent: 5, newCustomers: 1, referred: { customers: 1 } }),
        kpiWords.nobodyElseAcquired(),
      ],
      [
        otherAcquisitionCost({ spent: null, newCustomers: 2, referred: { customers: 1 } }),
        kpiWords.noAcquisitionCost(),
      ],
      [
        otherClv({ acquiredValue: null, newCustomers: 2, referred: { customers: 1, value: null } }),
        kpiWords.noAmounts(),
      ],
    ] as const;
    for (const [figure, reason] of undefinedOnes) expect(figure).toEqual({ value: null, reason });
  });

  it("refuses counts that are none", () => {
    expect(() => ratioFigure(Number.NaN, 1, kpiWords.noBuyers())).toThrow(/finite numerator: NaN/);
    expect(() => ratioFigure(1, -1, kpiWords.noBuyers())).toThrow(/denominator >= 0: -1/);
  });
});

describe("a trend", () => {
  it("has the median of the slopes, which one wild month does not move", () => {
    const months = [10, 11.5, 11.5, 13.5, 90, 14.5, 16.5, 16.5];
    const found = trend(months)!;
    expect(found.slope).toBeCloseTo(1, 0);
    expect(found.expected).toBeGreaterThan(16);
    expect(found.expected).toBeLessThan(19);
    expect(found.unusual).toBe(false);
  });

  it("finds the latest month unusual beyond three spreads, and only there", () => {
    // About the line 10 + month the six months before stray by 1: 1.4826 spreads.
    const before = [11, 10, 13, 12, 15, 14];
    const { expected: line, spread } = trend([...before, 16])!;
    expect(trend([...before, line + 2.9 * spread])!.unusual).toBe(false);
    const high = trend([...before, line + 3.1 * spread])!;
    expect(high.unusual).toBe(true);
    const words = trendWords("averageOrderValue", "2026-03", high)!;
    expect(words.en).toMatch(/^Average order value in 2026-03: .* above the .* lead to expect/);
    expect(words.ar).toMatch(/متوسط قيمة الطلب.*أعلى من/);
    expect(trendWords("churnRate", "2026-03", trend([...before, line - 4 * spread])!)!.en).toMatch(/ below /);
    expect(trendWords("churnRate", "2026-03", trend([...before, line])!)).toBeNull();
    expect(trend([10, 11, 12, 13, 14, 15, 30])?.unusual).toBe(true);
  });

  it("needs six months before a latest one that is defined", () => {
    expect(trend([1, 2, 3, 4, 5, 6])).toBeNull();
    expect(trend([1, 2, 3, 4, 5, 6, 7, null])).toBeNull();
    expect(trend([1, 2, null, 3, 4, 5, 6, 7])?.unusual).toBe(false);
  });
});

describe("loyalty tiers", () => {
  const columns = {
    totalClv: [100, 90, 90, 80, 10, 0, -5, 70, 60, 50],
    predictedClv: [50, 40, 30, 20, 10, 0, -5, 5, 5, 5],
    expectedRevenue: [200, 100, 100, 50, 20, 10, 10, 10, 10, 10],
  };
  const order = [0, 1, 2, 3, 7, 8, 9, 4, 5, 6];

  it("take equals into one tier, and cost the reward of what is expected to be spent", () => {
    const tiers = loyaltyTiers(columns, order, { tops: [0.2, 0.5], rewards: [0.1, 0.05, 0] });
    expect(tiers.map(({ from, customers }) => [from, customers])).toEqual([
      [90, 3],
      [70, 2],
      [null, 5],
    ]);
    expect(tiers[0]).toMatchObject({ totalClv: 280, predictedClv: 120, expectedRevenue: 400 });
    expect(tiers[0].cost).toBeCloseTo(40, 12);
    expect(tiers[0].costShare).toBeCloseTo(1 / 3, 12);
    expect(tiers.reduce((sum, { customers }) => sum + customers, 0)).toBe(10);
  });

  it("have no cost without a reward, and no share of an expectation that is not above 0", () => {
    const [tier] = loyaltyTiers(columns, order, { tops: [0.5], rewards: null });
    expect([tier.cost, tier.costShare]).toEqual([null, null]);
    const poor = { ...columns, predictedClv: columns.predictedClv.map((value) => -Math.abs(value)) };
    expect(loyaltyTiers(poor, order, { tops: [0.5], rewards: [0.1, 0] })[0].costShare).toBeNull();
  });

  it("of nobody are empty", () => {
    expect(loyaltyTiers(columns, [], { tops: [0.5], rewards: null })).toMatchObject([
      { from: null, customers: 0 },
      { from: null, customers: 0 },
    ]);
  });
});
