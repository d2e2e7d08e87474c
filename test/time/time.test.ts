import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "../../model/time/dayOf.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import { isFuture } from "../../model/time/isFuture.ts";
import { isoToDay } from "../../model/time/isoToDay.ts";
import { localDay } from "../../model/time/localDay.ts";
import { parseTimestamp } from "../../model/time/parseTimestamp.ts";
import { runs } from "../support/runs.ts";

describe("days", () => {
  test("isoToDay undoes dayToIso, and both agree with Date", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(isoToDay(dayToIso(day))).toBe(day);
        expect(Date.parse(dayToIso(day))).toBe(day * 86_400_000);
      }),
      { numRuns: runs(300) },
    );
  });

  test("dates the calendar has not are refused", () => {
    for (const iso of [
      "2024-02-30",
      "2023-02-29",
      "1900-02-29",
      "2024-13-01",
      "2024-00-10",
      "2024-1-1",
      "",
      "NaN",
    ]) {
      expect(() => isoToDay(iso), iso).toThrow(`: ${iso}`);
    }
    expect(isoToDay("2000-02-29")).toBe(11_016);
  });

  test("Arabic-Indic digits are digits", () => {
    expect(isoToDay("٢٠٢٤-٠١-٣١")).toBe(isoToDay("2024-01-31"));
    expect(parseTimestamp("٢٠٢٤-٠١-٣١T٢٣:٣٠", "Asia/Riyadh").day).toBe(isoToDay("2024-01-31"));
  });
});

describe("localDay", () => {
  test("an order at 23:30 in Riyadh belongs to that day, one at 00:30 to the next", () => {
    expect(dayToIso(localDay(Date.UTC(2024, 0, 31, 20, 30), "Asia/Riyadh"))).toBe("2024-01-31");
    expect(dayToIso(localDay(Date.UTC(2024, 0, 31, 21, 30), "Asia/Riyadh"))).toBe("2024-02-01");
  });

  test("agrees with Intl at every instant, through daylight saving and half-hour zones", () => {
    const zones = [
      "Africa/Cairo",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Europe/London",
      "UTC",
    ];
    const format = (timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
    const formats = new Map(zones.map((zone) => [zone, format(zone)]));
    const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        expect(dayToIso(localDay(instant, zone))).toBe(formats.get(zone)!.format(instant));
      }),
      { numRuns: runs(300) },
    );
  });

  test("the hours of a change of clocks are exact", () => {
    const change = Date.UTC(2024, 2, 31, 1);
    for (const minutes of [-61, -60, -1, 0, 1, 59, 60]) {
      const { at } = parseTimestamp(new Date(change + minutes * 60_000).toISOString(), "Europe/London");
      expect(at).toBe(change + minutes * 60_000 + (minutes >= 0 ? 3_600_000 : 0));
    }
  });
});

describe("parseTimestamp", () => {
  test("a date stays that date, a time without offset is local, one with offset is converted", () => {
    const zone = "Asia/Riyadh";
    const days = (text: string) => dayToIso(parseTimestamp(text, zone).day);
    expect(days("2024-01-31")).toBe("2024-01-31");
    expect(days("2024-01-31T23:30")).toBe("2024-01-31");
    expect(days("2024-01-31 23:30:59.123")).toBe("2024-01-31");
    expect(days("2024-01-31T23:30:00Z")).toBe("2024-02-01");
    expect(days("2024-01-31T23:30:00+03:00")).toBe("2024-01-31");
    expect(days("2024-02-01T01:00:00+0530")).toBe("2024-01-31");
  });

  test("one moment is one moment however it is written", () => {
    const zone = "Asia/Riyadh";
    const moments = ["2024-01-31T20:30:00Z", "2024-01-31T23:30", "2024-01-31T15:30:00-05:00"];
    expect(new Set(moments.map((text) => parseTimestamp(text, zone).at)).size).toBe(1);
    expect(parseTimestamp("2024-01-31T20:30:00.250Z", zone).at % 1000).toBe(250);
  });

  test("what is no date is refused by name, with what is accepted", () => {
    const wrong = [
      "2024-02-30",
      "31/01/2024",
      "2024-01-31T25:00",
      "2024-01-31T10:60",
      "0001-01-01",
      "yesterday",
      "",
    ];
    for (const text of wrong) {
      expect(() => parseTimestamp(text, "UTC"), text).toThrow(/requires a date such as 2024-01-31.*: /);
      expect(() => parseTimestamp(text, "UTC"), text).toThrow(`: ${text}`);
    }
  });

  test("dayOf takes texts and Dates", () => {
    expect(dayOf("2024-01-31", "Asia/Riyadh")).toBe(19_753);
    expect(dayOf(new Date(Date.UTC(2024, 0, 31, 21)), "Asia/Riyadh")).toBe(19_754);
    expect(() => dayOf(new Date(Number.NaN), "UTC")).toThrow("finite instant: NaN");
  });
});

describe("isFuture", () => {
  test("begins 24 hours ahead of the clock, by the shop's time", () => {
    const now = Date.UTC(2024, 0, 31, 22);
    const { at } = parseTimestamp("2024-02-02T01:00", "Asia/Riyadh");
    expect(isFuture(at, now, "Asia/Riyadh")).toBe(false);
    expect(isFuture(at + 1, now, "Asia/Riyadh")).toBe(true);
  });
});
