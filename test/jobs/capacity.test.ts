import { describe, expect, it } from "vitest";
import { capacityRun } from "../../bench/support/capacity/capacityRun.ts";
import { createUnitCounter, total } from "../../bench/support/capacity/countUnits.ts";
import { engines, titleOn } from "../engine/engines/index.ts";

/** A shop large enough for a fit of its own; DynamoDB Local, being slower, has half of it. */
const customers = 600;

for (const kind of engines) {
  describe.skipIf(kind.missing !== null)(titleOn("a night after a day on which 3% ordered", kind), () => {
    it("rewrites few rows, leaves every segment the exact one, and run again writes nothing", async () => {
      const engine = await kind.start();
      try {
        const counter = createUnitCounter();
        const { context } = await engine.freshTables(counter.around);
        const size = kind.slowness > 1 ? customers / 2 : customers;
        const run = await capacityRun(context, counter, { customers: size, share: 0.03 });
        expect(run.ordered).toBe(Math.round(0.03 * run.first.customers));
        expect(run.first.written).toBe(run.first.customers);
        expect(run.second.written / run.second.customers).toBeLessThan(0.08);
        expect(run.second.written + run.second.saved).toBe(run.second.customers);
        // One unit for the item, two for its index, whose key moves.
        expect(run.second.units.write.customers ?? 0).toBe(run.second.written);
        expect(run.second.units.write["customers/bySegment"] ?? 0).toBeLessThanOrEqual(
          2 * run.second.written,
        );
        expect(run.wrongSegment).toEqual([]);
        expect(run.beyondTolerance).toEqual([]);
        expect(run.again.written).toBe(0);
        const { runs: _, ...others } = run.again.units.write;
        expect(total(others)).toBe(0);
        expect(run.again.units.requests).toBeGreaterThan(0);
      } finally {
        await engine.close();
      }
    }, 180_000);
  });
}
