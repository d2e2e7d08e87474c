import { describe, expect, it } from "vitest";
import { groupSummaries } from "../../../../model/families/groupSummaries.ts";
import { groupedLikelihood } from "../../../../model/families/paretonbd/groupedLikelihood.ts";
import { paretonbd } from "../../../../model/families/paretonbd.ts";
import { simulateParetoNbd } from "../../../../model/simulate/simulateParetoNbd.ts";

const customers = simulateParetoNbd(
  { r: 0.8, alpha: 20, s: 0.7, beta: 40 },
  { customers: 150, T: [50, 300], seed: 9 },
);
const likelihood = groupedLikelihood(groupSummaries(customers));

describe.each([
  { title: "alpha below beta", theta: [0.8, 20, 0.7, 40] },
  { title: "alpha above beta", theta: [1.7, 90, 0.4, 3] },
  { title: "large shapes", theta: [60, 900, 45, 5000] },
  { title: "hardly any drop-out", theta: [0.7, 15, 1e-6, 10] },
])("the grouped likelihood, $title", ({ theta }) => {
  it("is the sum of the customers'", () => {
    const [r, alpha, s, beta] = theta;
    const total = Array.from(customers.T, (T, i) =>
      paretonbd.logLikelihood(
        { r, alpha, s, beta },
        { frequency: customers.frequency[i], recency: customers.recency[i], T },
      ),
    ).reduce((sum, one) => sum + one, 0);
    expect(Math.abs(likelihood(theta).value / total - 1)).toBeLessThan(1e-10);
  });

  it("has the gradient that differences of its value give, and the Hessian that differences of its gradient give", () => {
    const { gradient, hessian } = likelihood(theta);
    for (let i = 0; i < 4; i++) {
      const step = 1e-4 * theta[i];
      const at = (sign: number) => likelihood(theta.map((v, j) => (j === i ? v + sign * step : v)));
      const [up, down] = [at(1), at(-1)];
      const slope = (up.value - down.value) / (2 * step);
      expect(Math.abs(slope - gradient[i]) * theta[i]).toBeLessThan(
        1e-4 * (1 + Math.abs(gradient[i] * theta[i])),
      );
      for (let j = 0; j < 4; j++) {
        const curve = (up.gradient[j] - down.gradient[j]) / (2 * step);
        const scale = theta[i] * theta[j];
        expect(Math.abs(curve - hessian[i][j]) * scale).toBeLessThan(
          2e-5 * (1 + Math.abs(hessian[i][j] * scale) + Math.abs(gradient[j] * theta[j])),
        );
      }
    }
  });
});
