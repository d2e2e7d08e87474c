import { describe, expect, test } from "vitest";
import { readOrdersCsv } from "../../../functions/csv/readOrdersCsv.ts";
import { detectLateStart, type ShopActivity } from "../../../model/history/detectLateStart.ts";
import { shopActivity } from "../../../model/history/shopActivity.ts";
import { createRandom } from "../../../model/simulate/random.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";

/**
 * A shop whose customers arrive at a rate of `arrivals(day)`, buy at gamma-distributed rates and leave at a
 * constant one; its log shows the days from `from` on.
 */
function shop(seed: number, arrivals: (day: number) => number, from: number, until: number): ShopActivity {
  const random = createRandom(seed);
  const daily = {
    firstDay: 0,
    purchases: new Uint32Array(until - from),
    newCustomers: new Uint32Array(until - from),
  };
  const groups = {
    frequency: [] as number[],
    firstDay: [] as number[],
    lastDay: [] as number[],
    count: [] as number[],
  };
  let due = 0;
  for (let day = 0; day < until; day += 1) {
    for (due += arrivals(day); due >= 1; due -= 1) {
      const rate = random.gamma(0.5) / 40;
      const leaves = day + random.exponential() / 0.0015;
      const days = new Set([day]);
      for (
        let time = day + random.exponential() / rate;
        time < until && time < leaves;
        time += random.exponential() / rate
      ) {
        days.add(Math.floor(time));
      }
      const seen = Array.from(days, (one) => one - from).filter((one) => one >= 0);
      if (seen.length === 0) continue;
      for (const one of seen) daily.purchases[one] += 1;
      daily.newCustomers[seen[0]] += 1;
      groups.frequency.push(seen.length - 1);
      groups.firstDay.push(seen[0]);
      groups.lastDay.push(seen.at(-1)!);
      groups.count.push(1);
    }
  }
  return { asOf: until - from - 1, daily, groups };
}

const seeds = [1, 2, 3, 4, 5, 6];
const flagged = (make: (seed: number) => ShopActivity) =>
  seeds.filter((seed) => detectLateStart(make(seed)) !== null);

describe("detectLateStart", () => {
  test("finds a log that begins in the middle of a shop's life", () => {
    expect(flagged((seed) => shop(seed, () => 4, 1000, 1400))).toEqual(seeds);
    expect(flagged((seed) => shop(seed, (day) => 1 + day / 500, 1000, 1730))).toEqual(seeds);
  });

  test("lets pass a shop whose log holds all its life: steady, growing, slowing down, opened with a rush", () => {
    expect(flagged((seed) => shop(seed, () => 4, 0, 500))).toEqual([]);
    expect(flagged((seed) => shop(seed, (day) => 1 + day / 60, 0, 500))).toEqual([]);
    expect(flagged((seed) => shop(seed, (day) => 8 * Math.exp(-day / 200), 0, 500))).toEqual([]);
    expect(flagged((seed) => shop(seed, (day) => (day < 28 ? 20 : 4), 0, 500))).toEqual([]);
  });

  test("lets pass a pure cohort, won in a day or in a quarter", () => {
    expect(flagged((seed) => shop(seed, (day) => (day === 0 ? 600 : 0), 0, 700))).toEqual([]);
    expect(flagged((seed) => shop(seed, (day) => (day < 84 ? 20 : 0), 0, 500))).toEqual([]);
  });

  test("the excess is the customers who were there before, roughly", () => {
    const activity = shop(1, () => 4, 1000, 1400);
    const { excessCustomers, startsAt, warmUpDays, words } = detectLateStart(activity)!;
    const firstMonth = Array.from(activity.daily.newCustomers)
      .slice(0, 28)
      .reduce((sum, count) => sum + count);
    expect(startsAt).toBe(0);
    expect(excessCustomers).toBeGreaterThan(0.3 * firstMonth);
    expect(warmUpDays).toBeGreaterThanOrEqual(28);
    expect(words.en).toContain(`about ${excessCustomers} customers`);
    expect(words.ar).toContain(String(excessCustomers));
  });

  test("a log of a few weeks or customers says nothing", () => {
    expect(detectLateStart(shop(1, () => 4, 1000, 1100))).toBeNull();
    expect(detectLateStart(shop(1, () => 0.05, 1000, 1400))).toBeNull();
    expect(detectLateStart(shop(1, () => 0, 0, 400))).toBeNull();
  });
});

describe.skipIf(!hasShared)("real logs (needs ../shared)", () => {
  const found = async (file: string, asOf: string, options = {}) =>
    detectLateStart(shopActivity(await readOrdersCsv(sharedPath("data", file), options), isoToDay(asOf)));

  test("online retail begins mid-life, with refunds netted or left out, at the split or the end", async () => {
    for (const options of [{}, { refunds: "ignore", dropFree: true }]) {
      for (const asOf of ["2011-08-31", "2011-12-09"]) {
        const late = await found("online_retail_uci.csv", asOf, options);
        expect(dayToIso(late!.startsAt)).toBe("2010-12-01");
      }
    }
  });

  test("CDNOW and apparel are cohorts of new customers", async () => {
    for (const asOf of ["1997-09-30", "1998-06-30"]) expect(await found("cdnow_sample.csv", asOf)).toBeNull();
    for (const asOf of ["2006-12-31", "2010-12-20"])
      expect(await found("apparel_trans.csv", asOf)).toBeNull();
  });
});
