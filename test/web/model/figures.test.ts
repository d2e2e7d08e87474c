import { describe, expect, it } from "vitest";
import type { HeatMap } from "../../../web/src/pages/model/answers.ts";
import { greatest, heatCells } from "../../../web/src/pages/model/heatCells.ts";
import { tracked } from "../../../web/src/pages/model/tracked.ts";

const map: HeatMap = {
  from: 0,
  to: 19,
  customers: 6,
  dayWidth: 10,
  probabilityAlive: [
    [0.9, 0.7],
    [0.95, null],
  ],
  expectedOrders: [
    [1.5, 0.8],
    [4, null],
  ],
  density: [
    [2, 3],
    [1, 0],
  ],
};

describe("cells of a heat map", () => {
  it("leave out where nobody can be, and name the days they stand for", () => {
    const cells = heatCells(map);
    expect(cells.map(({ repeats, column }) => [repeats, column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(cells[1]).toMatchObject({ from: 10, to: 19, customers: 3, last: false });
    expect(cells[2].last).toBe(true);
  });

  it("keep customers where the model's colour is missing", () => {
    const density = [map.density[0], [1, 1]];
    expect(heatCells({ ...map, density })).toHaveLength(4);
  });

  it("share one scale over all maps", () => {
    expect(greatest([map, { ...map, expectedOrders: [[9]] }], "expectedOrders")).toBe(9);
    expect(greatest([], "expectedOrders")).toBe(0);
  });
});

describe("weeks tracked", () => {
  const week = (to: string, repeatOrders: number, expectedRepeatOrders: number) => ({
    from: to,
    to,
    repeatOrders,
    expectedRepeatOrders,
  });
  const weeks = [week("2026-01-07", 3, 2.5), week("2026-01-14", 4, 4.5)];

  it("stand by themselves or summed up", () => {
    expect(tracked(weeks, false).map(({ actual, expected }) => [actual, expected])).toEqual([
      [3, 2.5],
      [4, 4.5],
    ]);
    expect(tracked(weeks, true)[1]).toEqual({ to: "2026-01-14", actual: 7, expected: 7 });
  });
});
