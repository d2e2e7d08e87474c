import { describe, expect, it } from "vitest";
import { paretonbd } from "../../../../model/families/paretonbd.ts";
import { simulateParetoNbd } from "../../../../model/simulate/simulateParetoNbd.ts";

const truth = { r: 0.6, alpha: 12, s: 0.7, beta: 14 };
const letters = ["r", "alpha", "s", "beta"] as const;

describe("paretonbd against simulated customers", () => {
  const simulated = simulateParetoNbd(truth, { customers: 40_000, T: [27, 78], seed: 5, ahead: 26 });
  const customers = Array.from(simulated.T, (T, i) => ({
    frequency: simulated.frequency[i],
    recency: simulated.recency[i],
    T,
  }));

  it("recovers each parameter within four standard errors", () => {
    const fit = paretonbd.fit(simulated);
    for (const letter of letters) {
      const error = fit.standardErrors[letter] ?? Number.NaN;
      expect(Math.abs(fit.params[letter] - truth[letter])).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.3 * truth[letter]);
    }
  });

  it("fits the same in days as in weeks", () => {
    const some = {
      frequency: simulated.frequency.subarray(0, 3000),
      recency: simulated.recency.subarray(0, 3000),
      T: simulated.T.subarray(0, 3000),
    };
    const weeks = paretonbd.fit(some);
    const days = paretonbd.fit({
      ...some,
      recency: some.recency.map((t) => t * 7),
      T: some.T.map((t) => t * 7),
    });
    expect(days.params.alpha / 7 / weeks.params.alpha).toBeCloseTo(1, 6);
    expect(days.params.beta / 7 / weeks.params.beta).toBeCloseTo(1, 6);
    expect(days.standardErrors.s! / weeks.standardErrors.s!).toBeCloseTo(1, 5);
  });

  it("P(alive) in ten bands is the share that is alive, within four standard errors", () => {
    const bands = Array.from({ length: 10 }, () => ({ said: 0, alive: 0, spread: 0 }));
    customers.forEach((summary, i) => {
      const p = paretonbd.probabilityAlive(truth, summary);
      const band = bands[Math.min(9, Math.floor(p * 10))];
      band.said += p;
      band.alive += simulated.alive[i];
      band.spread += p * (1 - p);
    });
    for (const { said, alive, spread } of bands) {
      expect(Math.abs(said - alive)).toBeLessThan(4 * Math.sqrt(spread) + 1e-9);
    }
  });

  it("what they buy next is the conditional expectation, and its counts come as often as their probabilities", () => {
    const some = customers.slice(0, 10_000);
    let [expected, bought] = [0, 0];
    const counts = [0, 0, 0].map(() => ({ expected: 0, seen: 0 }));
    some.forEach((summary, i) => {
      expected += paretonbd.conditionalExpectedTransactions(truth, summary, 26);
      bought += simulated.future[i];
      counts.forEach((count, n) => {
        count.expected += paretonbd.conditionalProbabilityOfTransactions(truth, summary, 26, n);
        if (simulated.future[i] === n) count.seen += 1;
      });
    });
    expect(Math.abs(bought / expected - 1)).toBeLessThan(0.05);
    for (const { expected: mean, seen } of counts) {
      expect(Math.abs(seen - mean)).toBeLessThan(4 * Math.sqrt(mean));
    }
  });

  it("over a dozen small shops the 95% intervals of the parameters cover the truth about as often", () => {
    let [covered, asked] = [0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const shop = simulateParetoNbd(truth, { customers: 2000, T: [27, 78], seed });
      const fit = paretonbd.fit(shop);
      for (const letter of letters) {
        const error = fit.standardErrors[letter];
        if (error === null) continue;
        asked++;
        // On the log scale, on which the likelihood of a positive parameter is nearer to a normal one.
        const off = (Math.log(fit.params[letter] / truth[letter]) * fit.params[letter]) / error;
        if (Math.abs(off) < 1.96) covered++;
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(covered / asked).toBeGreaterThan(0.85);
  });
});
