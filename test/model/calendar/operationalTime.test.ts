import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationalTime } from "../../../model/calendar/operationalTime.ts";
import { plainSeason } from "../../../model/calendar/season.ts";
import { weekday, weekOfYear } from "../../../model/calendar/weekOfYear.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { christmasSeason } from "./support/seasonalShop.ts";

describe("operational time", () => {
  const time = operationalTime(christmasSeason);

  it("passes a year in a year, leap or not", () => {
    for (const year of [2019, 2020, 2026]) {
      const [from, to] = [isoToDay(`${year - 1}-12-31`), isoToDay(`${year}-12-31`)];
      expect(Math.abs(time.between(from, to) / (to - from) - 1)).toBeLessThan(0.005);
    }
    const [from, to] = [isoToDay("1999-12-31"), isoToDay("2099-12-31")];
    expect(Math.abs(time.between(from, to) / (to - from) - 1)).toBeLessThan(1e-3);
  });

  it("without a season is calendar time, before and after its table as well", () => {
    const plain = operationalTime(plainSeason());
    for (const [from, to] of [
      [20_000, 20_365],
      [-5_000, 100],
      [70_000, 90_000],
    ]) {
      expect(plain.between(from, to)).toBeCloseTo(to - from, 6);
      expect(plain.dayAfter(from, to - from)).toBeCloseTo(to, 6);
    }
  });

  it("dayAfter turns between round", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        (from, length) => {
          expect(time.between(from, time.dayAfter(from, length))).toBeCloseTo(length, 6);
        },
      ),
    );
  });

  it("sums s over the days after the first, the last included", () => {
    const from = isoToDay("2025-11-20");
    let sum = 0;
    for (let day = from + 1; day <= from + 40; day++) sum += time.speed(day);
    expect(time.between(from, from + 40)).toBeCloseTo(sum, 9);
  });

  it("a feast raises its days, wherever they move, and leaves the years it covers at mean 1", () => {
    const windows = [
      [isoToDay("2025-03-01"), isoToDay("2025-03-29")],
      [isoToDay("2026-02-18"), isoToDay("2026-03-19")],
    ] as const;
    const ramadan = operationalTime(plainSeason({ feasts: [{ name: "Ramadan", windows, factor: 1.5 }] }));
    const ratio = ramadan.speed(isoToDay("2025-03-10")) / ramadan.speed(isoToDay("2025-05-10"));
    expect(ratio).toBeCloseTo(1.5, 12);
    expect(ramadan.speed(isoToDay("2026-02-18"))).toBe(ramadan.speed(isoToDay("2025-03-29")));
    const [from, to] = [isoToDay("2024-12-31"), isoToDay("2026-12-31")];
    expect(ramadan.between(from, to)).toBeCloseTo(to - from, 6);
  });

  it("refuses a factor that is not above 0", () => {
    expect(() => operationalTime({ ...plainSeason(), weekdays: [1, 1, 1, 1, 0, 1, 1] })).toThrow(
      "operationalTime requires factors > 0: 0",
    );
  });
});

describe("weeks of the year", () => {
  it("are 52, from 1 January to 31 December", () => {
    for (const year of [2023, 2024]) {
      expect(weekOfYear(isoToDay(`${year}-01-01`))).toBe(0);
      expect(weekOfYear(isoToDay(`${year}-12-31`))).toBe(51);
    }
  });

  it("weekday counts from Monday", () => {
    expect(weekday(isoToDay("2026-11-23"))).toBe(0);
    expect(weekday(isoToDay("1969-12-28"))).toBe(6);
  });
});
