import { codeFactor } from "../model/covariates/codeFactor.ts";
import { fitWithCovariates } from "../model/covariates/fitWithCovariates.ts";
import { type SimulatedLevel, simulateLevels } from "../model/simulate/simulateLevels.ts";
import type { BenchRow } from "./row.ts";

const shop: SimulatedLevel[] = [
  { name: "search", customers: 1500, purchases: 0, dropOut: 0 },
  { name: "social", customers: 900, purchases: -0.3, dropOut: 0.5 },
  { name: "referral", customers: 600, purchases: 0.35, dropOut: -0.6 },
];

/** Covariates: how often 95% intervals of known effects hold in simulated shops, and what a fit of 50,000 customers costs. */
export function rows(): BenchRow[] {
  return (["bgnbd", "mbgnbd", "paretonbd"] as const).flatMap((family) => {
    const shops = Number(process.env.SAFIR_SHOPS ?? (family === "paretonbd" ? 50 : 100));
    let held = 0;
    let asked = 0;
    for (let seed = 1; seed <= shops; seed++) {
      const { values, columns } = simulateLevels(family, shop, 1000 + seed);
      const fit = fitWithCovariates(family, columns, [codeFactor("channel", values)]);
      for (const { effect, level, value, standardError } of fit.coefficients) {
        const { purchases, dropOut } = shop.find(({ name }) => name === level)!;
        asked++;
        if (Math.abs(value - (effect === "purchases" ? purchases : dropOut)) < 1.959964 * standardError!)
          held++;
      }
    }
    const large = shop.map((level) => ({ ...level, customers: Math.round((level.customers * 50) / 3) }));
    const { values, columns } = simulateLevels(family, large, 1);
    // Whole days, as in a log: customers share their ages.
    const days = (weeks: Float64Array) => weeks.map((time) => Math.round(time * 7));
    const inDays = { frequency: columns.frequency, recency: days(columns.recency), T: days(columns.T) };
    const factor = codeFactor("channel", values);
    const before = process.cpuUsage();
    fitWithCovariates(family, inDays, [factor]);
    const { user, system } = process.cpuUsage(before);
    return [
      {
        what: `95% intervals of effects that held, ${family}, ${shops} shops, ${asked} intervals`,
        measured: (100 * held) / asked,
        unit: "%",
        atLeast: 92,
        atMost: 98,
      },
      {
        what: `${family} with three channels, 50,000 customers: processor time`,
        measured: (user + system) / 1e6,
        unit: "s",
      },
    ];
  });
}
