import { describe, expect, it } from "vitest";
import { chartTheme } from "../../../web/src/ui/chartTheme.ts";
import { formatsFor } from "../../../web/src/i18n/formats.ts";
import { alivePlot } from "../../../web/src/pages/customer/alivePlot.ts";
import type { Curve } from "../../../web/src/pages/customer/answers.ts";
import { purchasesPlot } from "../../../web/src/pages/customer/purchasesPlot.ts";
import { isShort, timelineSpan } from "../../../web/src/pages/customer/timelineSpan.ts";
import { curveTable } from "../../../web/src/pages/customer/timelineTables.ts";

const point = (date: string, probabilityAlive: number) => ({
  date,
  probabilityAlive,
  probabilityOfSilence: 1,
});
const curve: Curve = {
  customerId: "c-1",
  asOf: "2026-03-31",
  lines: { atRiskBelow: 0.5, lostBelow: 0.05, overdueBelow: 0.1 },
  past: [point("2026-01-01", 1), point("2026-03-31", 0.8)],
  projection: [point("2026-03-31", 0.8), point("2026-09-30", 0.4)],
  actBy: { date: "2026-08-01", passed: false, line: "probabilityAlive", reason: null },
  basis: "data",
  modelId: "m",
};
const labels = { today: "Today", actBy: "Act by", atRisk: "At risk", overdue: "Overdue" };
const format = formatsFor("en", "latn");
const say = (words: { en: string }) => words.en;

describe("a timeline", () => {
  it("spans from the first purchase to the end of the projection, for both charts alike", () => {
    const span = timelineSpan(curve).map((day) => day.toISOString().slice(0, 10));
    expect(span).toEqual(["2026-01-01", "2026-09-30"]);
    for (const rtl of [false, true]) {
      const theme = chartTheme(false, rtl, format);
      const above = purchasesPlot({ purchases: [], currency: "SAR" }, curve)(600, theme);
      const below = alivePlot(curve, labels)(600, theme);
      expect(above.x).toEqual(below.x);
      expect([above.marginLeft, above.marginRight]).toEqual([below.marginLeft, below.marginRight]);
    }
  });

  it("begins where reading begins: at the right in Arabic", () => {
    const x = (rtl: boolean) => alivePlot(curve, labels)(600, chartTheme(false, rtl, format)).x;
    expect([x(false)?.reverse, x(true)?.reverse]).toEqual([false, true]);
  });

  it("is told by days while it is short", () => {
    expect(isShort([new Date("2026-01-01"), new Date("2026-03-01")])).toBe(true);
    expect(isShort(timelineSpan(curve))).toBe(false);
  });

  it("has today once in its table", () => {
    const { rows } = curveTable(curve, say, format);
    expect(rows.map(({ date, ahead }) => [date, ahead])).toEqual([
      ["2026-01-01", false],
      ["2026-03-31", false],
      ["2026-09-30", true],
    ]);
  });
});
