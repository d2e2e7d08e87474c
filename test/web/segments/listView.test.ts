import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersSchema, sorts } from "../../../functions/contract/schemas/lists.ts";
import { readEnd, textOf } from "../../../web/src/pages/segments/filterFields.ts";
import { listPath, queryOf, readListView } from "../../../web/src/pages/segments/listView.ts";

const date = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const money = fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100);
const filters = fc.record(
  {
    minClv: money,
    maxValueAtRisk: money,
    minChurn: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
    maxOrders: fc.nat(1000),
    lastOrderAfter: date,
    actByBefore: date,
    channel: fc.constantFrom("web", "متجر الرياض", "a&b=c#d"),
  },
  { requiredKeys: [] },
);

describe("the view of a list", () => {
  test("stands in the address whole: what is written there is read back", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...sorts), (held, sort) => {
        const query = new URLSearchParams();
        for (const [name, value] of Object.entries(queryOf({ sort, filters: held })))
          if (value !== undefined) query.set(name, String(value));
        expect(readListView(new URLSearchParams(query.toString()))).toEqual({ sort, filters: held });
      }),
    );
  });

  test("is asked for as the contract reads it", () => {
    fc.assert(
      fc.property(filters, (held) => {
        const {
          sort: _,
          limit: __,
          ...sent
        } = Object.fromEntries(
          new URL(listPath("at_risk", { sort: "clv", filters: held }, { limit: 500 }), "http://s")
            .searchParams,
        );
        expect(filtersSchema.parse(sent)).toEqual(held);
      }),
    );
  });

  test("leaves out what an address says that nobody understands", () => {
    const query = new URLSearchParams(
      "minClv=much&minChurn=2&lastOrderAfter=2026-02-30&sort=name&minOrders=-1&maxClv=5",
    );
    expect(readListView(query)).toEqual({ sort: "clv", filters: { maxClv: 5 } });
  });

  test("takes numbers in digits of either script, and shares as percentages", () => {
    expect(readEnd("money", "١٢٣٫٥")).toBe(123.5);
    expect(readEnd("share", "45 %")).toBe(0.45);
    expect(readEnd("share", "٧٪")).toBe(0.07);
    expect(readEnd("money", "")).toBeUndefined();
    for (const [kind, text] of [
      ["money", "a lot"],
      ["share", "101"],
      ["count", "2.5"],
      ["date", "31/3/2026"],
    ] as const)
      expect(readEnd(kind, text)).toBeNull();
    expect(textOf("share", 0.285)).toBe("28.5");
  });
});
