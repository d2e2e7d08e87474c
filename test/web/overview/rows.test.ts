import { describe, expect, it } from "vitest";
import type { Forecast, Kpis } from "../../../web/src/api/answers.ts";
import { medianLine } from "../../../web/src/pages/overview/medianLine.ts";
import { monthBefore, monthRows } from "../../../web/src/pages/overview/monthRows.ts";
import { recordRows } from "../../../web/src/pages/overview/recordRows.ts";
import { weekRows } from "../../../web/src/pages/overview/weekRows.ts";

describe("weeks of the overview", () => {
  const past = Array.from({ length: 60 }, (_, i) => ({
    from: `p${i}`,
    to: `p${i}`,
    orders: 30 + i,
    firstOrders: 10,
    repeatOrders: 20 + i,
    expectedRepeatOrders: 22.5,
  }));
  const band = (expected: number) => ({ expected, low: expected - 5, high: expected + 5 });
  const weeks = [{ from: "f0", to: "f0", known: band(60), newCustomers: band(20), all: band(80) }];
  const rows = weekRows({ past, weeks } satisfies Pick<Forecast, "past" | "weeks">);

  it("are the last 52 and those to come, each with what is known of it", () => {
    expect(rows).toHaveLength(53);
    expect(rows[0].from).toBe("p8");
    expect(rows.map(({ actual }) => actual === null)).toEqual([...Array(52).fill(false), true]);
  });

  it("expect of a past week its first orders as they came, and the model's repeat orders", () => {
    expect(rows[51]).toMatchObject({ actual: 89, expected: 32.5, low: null, known: null });
    expect(rows[52]).toMatchObject({ actual: null, expected: 80, low: 75, high: 85, known: 60 });
  });
});

describe("months of a figure", () => {
  type Row = Kpis["rows"][number];
  const shop = (firstYear: number, retention: (i: number) => number | null, months = 24, toDate = 50) =>
    Array.from({ length: months }, (_, i) => {
      const name = monthBefore(`${firstYear}-01`, -i);
      return {
        name,
        from: `${name}-01`,
        complete: i < months - 1,
        figures: { retentionRate: retention(i) },
        counts: { customersToDate: i === 0 ? toDate : 100, newCustomers: 50 },
      } as Row;
    });

  it("leave out the month under way, and those in which a new shop could not have lost anybody", () => {
    const rows = monthRows({ rows: shop(2025, () => 0.9), activeDays: 365 }, "retentionRate");
    expect([rows[0].month, rows[rows.length - 1].month]).toEqual(["2026-02", "2026-11"]);
  });

  it("are all there for a shop that is older, and for one too young to be choosy", () => {
    const older = monthRows({ rows: shop(2025, () => 0.9, 24, 400), activeDays: 365 }, "retentionRate");
    expect(older).toHaveLength(23);
    const young = monthRows({ rows: shop(2025, () => 1, 10), activeDays: 365 }, "retentionRate");
    expect(young).toHaveLength(9);
  });

  it("have a trend from six on, and no value where the figure is not defined", () => {
    const few = monthRows({ rows: shop(2025, () => 0.9, 6, 400), activeDays: 365 }, "retentionRate");
    expect(few.map(({ trend }) => trend)).toEqual(Array(5).fill(null));
    const holes = shop(2025, (i) => (i % 2 === 0 ? 0.9 : null), 24, 400);
    const rows = monthRows({ rows: holes, activeDays: 365 }, "retentionRate");
    expect(rows).toHaveLength(12);
    expect(rows[11].trend).toBeCloseTo(0.9, 12);
  });

  it("count back over years", () => {
    expect(monthBefore("2026-03", 4)).toBe("2025-11");
    expect(monthBefore("2026-12", 12)).toBe("2025-12");
    expect(monthBefore("2026-01", 24)).toBe("2024-01");
  });
});

describe("the line through values", () => {
  it("is theirs where they lie on one, and is not turned by a single odd value", () => {
    expect(medianLine([1, 3, 5, 7])).toEqual([1, 3, 5, 7]);
    const bent = medianLine([0, 1, 2, 3, 40, 5, 6]);
    expect(bent[6] - bent[0]).toBeCloseTo(6, 12);
  });

  it("requires two values", () => {
    expect(() => medianLine([1])).toThrow("medianLine requires two values or more: 1");
  });
});

describe("past forecasts", () => {
  it("are those of a model's card, the latest first, with how far each was off", () => {
    const windows = [
      { origin: 20_000, until: 20_365, predicted: 110, actual: 100, variance: 9 },
      { origin: 20_200, until: 20_365, predicted: 50, actual: 0, variance: 9 },
    ];
    expect(recordRows({ level: { windows } })).toEqual([
      { from: "2025-04-23", to: "2025-10-04", predicted: 50, actual: 0, off: null },
      {
        from: "2024-10-05",
        to: "2025-10-04",
        predicted: 110,
        actual: 100,
        off: expect.closeTo(0.1, 12),
      },
    ]);
  });

  it("are none of a model without a card", () => {
    expect(recordRows(null)).toEqual([]);
    expect(recordRows({})).toEqual([]);
  });
});
