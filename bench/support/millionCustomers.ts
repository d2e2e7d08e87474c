import { createRandom } from "../../model/simulate/random.ts";
import { simulateBgnbd } from "../../model/simulate/simulateBgnbd.ts";

/** Published BG/NBD parameters of CDNOW, with alpha in days. */
export const cdnowInDays = { r: 0.243, alpha: 4.414 * 7, a: 0.793, b: 2.426 };

/** A million simulated customers aged 27 to 39 weeks, in days, with Gamma-Gamma spends. */
export function millionCustomers(customers = 1_000_000) {
  const columns = simulateBgnbd(cdnowInDays, { customers, T: [27 * 7, 39 * 7], seed: 1, step: 1 });
  const random = createRandom(2);
  const [p, q, gamma] = [6.25, 3.74, 15.44];
  const monetaryValue = columns.frequency.map((x) =>
    x === 0 ? 0 : (random.gamma(p * x) * gamma) / random.gamma(q) / x,
  );
  return { ...columns, monetaryValue };
}
