import { describe, expect, it } from "vitest";
import { addTrials, work } from "../../../bench/support/campaignTrials.ts";
import { simulateCampaign } from "../../../model/simulate/simulateCampaign.ts";
import { runs } from "../../support/runs.ts";

const campaigns = runs(20);
const options = { members: 1500, days: 28, controlShare: 0.25 };

describe("simulated campaigns of known effect", () => {
  // The full run: npm run bench -- campaigns.
  const none = work({ first: 1, campaigns, options: { ...options, effect: 0 } });
  const some = work({ first: 1, campaigns, options: { ...options, effect: 0.1 } });
  const planned = work({ first: 1, campaigns, options: { ...options, effect: "detectable" } });

  it("hold the true effect in their 95% intervals as often as they say, up to chance", () => {
    for (const [measure, sums] of Object.entries(addTrials([none, some]).of)) {
      const error = Math.sqrt((0.95 * 0.05) / sums.known);
      expect(sums.corrected / sums.known, measure).toBeGreaterThan(0.95 - 4 * error);
      expect(sums.plain / sums.known, measure).toBeGreaterThan(0.95 - 4 * error);
      expect(sums.known).toBeGreaterThan(campaigns);
    }
  });

  it("have narrower intervals by the model's expectation than without", () => {
    for (const { known, ratio } of Object.values(some.of)) expect(ratio / known).toBeLessThan(0.95);
  });

  it("find an effect of the planned size about as often as planned, and seldom one that is not there", () => {
    const error = Math.sqrt((0.8 * 0.2) / campaigns);
    expect(planned.power / campaigns).toBeCloseTo(0.8, 6);
    expect(Math.abs(planned.found / campaigns - 0.8)).toBeLessThan(4 * error);
    expect(none.found / campaigns).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / campaigns));
  });

  it("are the same for the same seed", () => {
    const again = () => simulateCampaign(7, { ...options, members: 400, effect: "detectable" });
    expect(again()).toEqual(again());
  });
});
