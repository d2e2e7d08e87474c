import { describe, expect, it } from "vitest";
import { calendarOf, calendarSchema } from "../../../functions/contract/calendar.ts";
import { estimateSeason } from "../../../model/calendar/estimateSeason.ts";
import { plainSeason } from "../../../model/calendar/season.ts";
import { seasonFindings } from "../../../model/calendar/seasonFindings.ts";
import { fitModel } from "../../../model/evaluate/fitModel.ts";
import { buildHistory } from "../../../model/history/buildHistory.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { christmasSeason, dataOf, lastDay, seasonalShop } from "./support/seasonalShop.ts";

/** A month that moves 11 days a year, as Ramadan does; the last one is still to come. */
const windows = [-4, -3, -2, -1, 0, 1].map((year) => {
  const from = lastDay - 100 + 354 * year;
  return [from, from + 28] as const;
});
const feast = (factor: number) => ({ ...plainSeason(), feasts: [{ name: "Ramadan", windows, factor }] });
const named = { feasts: [{ name: "Ramadan", windows }] };

describe("a feast the shop names without a factor", () => {
  it("gets the one its history tells, also where the log is short of a year and a half", () => {
    for (const [span, customers, factor] of [
      [300, 3000, 1.8],
      [1000, 3000, 0.6],
    ] as const) {
      const season = estimateSeason(dataOf(seasonalShop(9, customers, span, feast(factor))), {
        calendar: named,
      })!;
      expect(season.feasts[0].windows).toEqual(windows);
      expect(Math.abs(Math.log(season.feasts[0].factor / factor))).toBeLessThan(0.15);
    }
  });

  it("is told from the season of the year beside it", () => {
    const truth = { ...christmasSeason, feasts: feast(1.6).feasts };
    const season = estimateSeason(dataOf(seasonalShop(9, 6000, 1100, truth)), { calendar: named })!;
    expect(Math.abs(Math.log(season.feasts[0].factor / 1.6))).toBeLessThan(0.15);
    expect(Math.max(...season.weekly)).toBeGreaterThan(1.5);
  });

  it("leaves a shop that it does not move as it is", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const season = estimateSeason(dataOf(seasonalShop(seed, 1500, 400)), { calendar: named });
      for (const { factor } of season?.feasts ?? []) expect(Math.abs(factor - 1)).toBeLessThan(0.06);
    }
  });

  it("tells nothing before its first occurrence", () => {
    const later = { feasts: [{ name: "Eid", windows: [[lastDay + 10, lastDay + 13] as const] }] };
    expect(estimateSeason(dataOf(seasonalShop(3, 800, 300)), { calendar: later })).toBeNull();
  });
});

describe("a feast the shop gives a factor", () => {
  const histories = (season = plainSeason()) =>
    seasonalShop(21, 600, 280, season).map((days, i) => ({
      customerId: `c${i}`,
      history: buildHistory(
        days.map((day, k) => ({ orderId: `${k}`, day, at: 0, amount: 1000 + i, type: "order" as const })),
      ),
    }));

  it("is served by word of the shop, though no earlier date can tell", () => {
    const ahead = { feasts: [{ name: "Eid", windows: [[lastDay + 10, lastDay + 13] as const], factor: 2 }] };
    const { model, card } = fitModel(histories(), { asOf: lastDay, digits: 2, calendar: ahead });
    expect(model.season!.feasts).toEqual(ahead.feasts);
    expect(card.family).toMatch(/\+season$/);
    expect(model.findings.map(({ code }) => code)).toContain("season-feasts");
  });

  it("is not served where earlier dates were forecast worse by it", () => {
    // Half a year of alleged rush in which nothing happened.
    const wrong = { feasts: [{ name: "Rush", windows: [[lastDay - 100, lastDay] as const], factor: 6 }] };
    const { model } = fitModel(histories(), { asOf: lastDay, digits: 2, calendar: wrong });
    expect(model.season).toBeUndefined();
    expect(model.findings.map(({ code }) => code)).toContain("season-not-served");
  });
});

describe("a calendar as a shop writes it", () => {
  it("becomes whole days", () => {
    const calendar = calendarSchema.parse({
      feasts: [{ name: "White Friday", windows: [["2025-11-28", "2025-11-30"]], factor: 1.8 }],
    });
    expect(calendarOf({ calendar })).toEqual({
      feasts: [
        {
          name: "White Friday",
          windows: [[isoToDay("2025-11-28"), isoToDay("2025-11-30")]],
          factor: 1.8,
        },
      ],
    });
    expect(calendarOf({})).toBeUndefined();
  });

  it("is refused with what is wrong with it and where", () => {
    const faults = calendarSchema
      .safeParse({
        feasts: [
          { name: "Eid", windows: [["2026-03-20", "2026-03-18"]] },
          { name: "Ramadan", windows: [["2026-02-30", "2026-03-19"]], factor: 0 },
          {
            name: "Adha",
            windows: [
              ["2026-05-27", "2026-05-30"],
              ["2026-05-29", "2026-06-02"],
            ],
          },
        ],
      })
      .error!.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    expect(faults).toEqual([
      "feasts.0.windows.0: the first day lies after the last: 2026-03-20 to 2026-03-18",
      "feasts.1.windows.0.0: 2026-02-30 is not a date such as 2026-02-18",
      "feasts.1.factor: Too small: expected number to be >=0.01",
      "feasts.2.windows: two occurrences of one feast overlap",
    ]);
    const twice = { name: "Eid", windows: [["2026-03-20", "2026-03-22"]] };
    expect(calendarSchema.safeParse({ feasts: [twice, twice] }).error!.issues[0].message).toBe(
      "two feasts have the same name",
    );
  });
});

describe("a season in words", () => {
  it("names the strongest and the weakest weeks, days and feasts, in both languages", () => {
    const season = {
      ...christmasSeason,
      weekdays: [1.1, 1.1, 1.1, 1.1, 0.4, 1.1, 1.1],
      feasts: [{ name: "Eid", windows: [[1, 3] as const], factor: 1.75 }],
    };
    const findings = seasonFindings(season, true);
    expect(findings.map(({ code }) => code)).toEqual(["season", "season-weekdays", "season-feasts"]);
    expect(findings[0].words.en).toBe(
      "The shop has a season: customers buy most from 20 November to 24 December (120% more often than on average) and least from 3 July to 27 August (40% less often).",
    );
    expect(findings[0].words.ar).toContain("من 20 نوفمبر إلى 24 ديسمبر");
    expect(findings[1].words.en).toContain("Fridays weakest (60% below)");
    expect(findings[2].words.en).toContain("Eid 1.75 times");
    expect(seasonFindings(season, false).at(-1)!.code).toBe("season-not-served");
  });

  it("is silent where there is none", () => {
    expect(seasonFindings(plainSeason(), false)).toEqual([]);
  });
});
