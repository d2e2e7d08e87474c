import { describe, expect, it } from "vitest";
import { estimateSeason } from "../../../model/calendar/estimateSeason.ts";
import { operationalTime } from "../../../model/calendar/operationalTime.ts";
import { plainSeason } from "../../../model/calendar/season.ts";
import { christmasSeason, dataOf, lastDay, seasonalShop } from "./support/seasonalShop.ts";
import { runs } from "../../support/runs.ts";

const yearAhead = Array.from({ length: 365 }, (_, i) => lastDay + 1 + i);

describe("estimateSeason", () => {
  it(`finds none in ${runs(20)} shops without one`, () => {
    for (let seed = 1; seed <= runs(20); seed++) {
      const shop = seasonalShop(seed, [300, 800, 2000][seed % 3], [600, 800, 1100, 1500][seed % 4]);
      expect(estimateSeason(dataOf(shop)), `shop ${seed}`).toBeNull();
    }
  }, 60_000);

  it("finds the season there is, within what the counts allow", () => {
    const season = estimateSeason(dataOf(seasonalShop(3, 6000, 1100, christmasSeason)))!;
    const [found, truth] = [operationalTime(season), operationalTime(christmasSeason)];
    const errors = yearAhead.map((day) => Math.abs(found.speed(day) - truth.speed(day)));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.1);
    expect(season.weekdays).toEqual(plainSeason().weekdays);
    expect(season.effectiveParameters).toBeGreaterThan(3);
    expect(season.effectiveParameters).toBeLessThan(51);
  });

  it("finds closed and busy days of the week", () => {
    const truth = { ...plainSeason(), weekdays: [1, 1, 1, 1.2, 0.3, 1.3, 1.2] };
    const season = estimateSeason(dataOf(seasonalShop(4, 4000, 800, truth)))!;
    truth.weekdays.forEach((factor, i) => {
      expect(Math.abs(season.weekdays[i] - factor)).toBeLessThan(0.12);
    });
  });

  it("asks for a year and a half of history", () => {
    expect(estimateSeason(dataOf(seasonalShop(3, 3000, 500, christmasSeason)))).toBeNull();
    expect(estimateSeason(dataOf(seasonalShop(3, 3000, 600, christmasSeason)))).not.toBeNull();
  });

  it("takes the feasts of a supplied calendar as they are, however short the history", () => {
    const feasts = [{ windows: [[lastDay - 30, lastDay - 20] as const], factor: 1.8 }];
    const season = estimateSeason(dataOf(seasonalShop(5, 500, 200)), { calendar: { feasts } })!;
    expect(season.feasts).toEqual(feasts);
    expect(season.weekly).toEqual(plainSeason().weekly);
  });

  it("does not take growth for a season", () => {
    const shop = seasonalShop(6, 4000, 1000).filter(
      ([first], i) => (first - lastDay + 1000) / 1000 > (i % 100) / 100,
    );
    expect(estimateSeason(dataOf(shop))).toBeNull();
  });
});
