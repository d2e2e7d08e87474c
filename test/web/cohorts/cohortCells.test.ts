import { describe, expect, it } from "vitest";
import { cohortCells, cohortMeans } from "../../../web/src/pages/cohorts/cohortCells.ts";
import { monthsBefore } from "../../../web/src/pages/cohorts/monthsBefore.ts";

const cohort = (month: string, customers: number, buyers: number[], complete = false) => ({
  month,
  customers,
  buyers,
  retention: buyers.map((count) => count / customers),
  value: buyers.map((_, age) => 100 * (age + 1)),
  contribution: null,
  predictedClv: 50,
  complete,
});
const cohorts = [
  cohort("2026-01", 10, [10, 4, 1]),
  cohort("2026-02", 30, [30, 6]),
  cohort("2026-03", 5, [5]),
];

describe("cells of cohorts", () => {
  it("leave the month of the first order out of retention, in which everyone bought", () => {
    expect(cohortCells(cohorts, "retention").map(({ month, after }) => [month, after])).toEqual([
      ["2026-01", 1],
      ["2026-01", 2],
      ["2026-02", 1],
    ]);
    expect(cohortCells(cohorts, "value")).toHaveLength(6);
  });

  it("are none for money that is not known", () => {
    expect(cohortCells(cohorts, "contribution")).toEqual([]);
  });

  it("tell the month that is under way, unless it is over", () => {
    const underWay = cohortCells(cohorts, "retention").filter((cell) => cell.underWay);
    expect(underWay.map(({ month, after }) => [month, after])).toEqual([
      ["2026-01", 2],
      ["2026-02", 1],
    ]);
    const over = cohorts.map((one) => ({ ...one, complete: true }));
    expect(cohortCells(over, "retention").some((cell) => cell.underWay)).toBe(false);
  });
});

describe("means of cohorts", () => {
  it("weigh each by its customers, months under way left out", () => {
    const over = cohorts.map((one) => ({ ...one, complete: true }));
    expect(cohortMeans(cohortCells(over, "retention"))).toEqual([
      { after: 1, value: 0.25, customers: 40, cohorts: 2 },
      { after: 2, value: 0.1, customers: 10, cohorts: 1 },
    ]);
    expect(cohortMeans(cohortCells(cohorts, "retention"))).toEqual([
      { after: 1, value: 0.4, customers: 10, cohorts: 1 },
    ]);
  });
});

describe("monthsBefore", () => {
  it("counts back over the years", () => {
    expect(monthsBefore("2026-03", 2)).toBe("2026-01");
    expect(monthsBefore("2026-03", 35)).toBe("2023-04");
    expect(monthsBefore("2026-12", 0)).toBe("2026-12");
  });
});
