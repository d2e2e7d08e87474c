import { describe, expect, it } from "vitest";
import { monthTicks } from "../../../web/src/ui/monthTicks.ts";
import { rampOf } from "../../../web/src/ui/ramp.ts";

const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe("monthTicks", () => {
  it("are first days of months inside, and never more than asked for", () => {
    for (const most of [2, 3, 5, 8, 40]) {
      const ticks = monthTicks(day("2024-11-20"), day("2026-11-22"), most);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(most);
      for (const tick of ticks) {
        expect(tick.getUTCDate()).toBe(1);
        expect(tick >= day("2024-11-20") && tick <= day("2026-11-22")).toBe(true);
      }
    }
  });

  it("fall on quarters and years where the time is long", () => {
    const names = monthTicks(day("2020-02-10"), day("2026-11-22"), 8).map((tick) => tick.getUTCMonth());
    expect(new Set(names)).toEqual(new Set([0]));
  });
});

describe("a ramp of colours", () => {
  const theme = { sequential: ["a", "b", "c", "d"] };

  it("gives a value the step it lies in, and beyond the ends that of the end", () => {
    const { colourOf, steps } = rampOf(theme, 100);
    expect([0, 24, 25, 99, 100, 250, -1].map(colourOf)).toEqual(["a", "a", "b", "d", "d", "d", "a"]);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 25],
      [25, 50],
      [50, 75],
      [75, 100],
    ]);
  });

  it("bent, gives small values more of the steps", () => {
    const { colourOf, steps } = rampOf(theme, 16, 2);
    expect(steps.map(({ to }) => to)).toEqual([1, 4, 9, 16]);
    for (const { from, to, colour } of steps) expect(colourOf((from + to) / 2)).toBe(colour);
  });

  it("of nothing is its first colour", () => {
    expect(rampOf(theme, 0).colourOf(0)).toBe("a");
  });
});
