import type { FamilyName } from "../model.ts";
import { simulateBgnbd } from "./simulateBgnbd.ts";
import { simulateParetoNbd } from "./simulateParetoNbd.ts";

/** A level of one factor: its customers, and what its coefficients are. */
export interface SimulatedLevel {
  name: string;
  customers: number;
  purchases: number;
  dropOut: number;
}

/**
 * Summaries of a simulated shop whose customers differ by one factor, with the level of each, for tests and
 * measurements; T is spread evenly over 30 to 80.
 *
 * @throws {RangeError} unless customers of every level are a whole number >= 0
 * @example
 * simulateLevels("mbgnbd", [{ name: "search", customers: 3, purchases: 0, dropOut: 0 }], 1).values.length; // => 3
 */
export function simulateLevels(
  family: Extract<FamilyName, "bgnbd" | "mbgnbd" | "paretonbd">,
  levels: readonly SimulatedLevel[],
  seed: number,
) {
  const parts = levels.map(({ name, customers, purchases, dropOut }, i) => {
    const options = { customers, T: [30, 80] as [number, number], seed: seed * 100 + i };
    const columns =
      family === "paretonbd"
        ? simulateParetoNbd(
            { r: 0.8, alpha: 10 * Math.exp(-purchases), s: 0.7, beta: 15 * Math.exp(-dropOut) },
            options,
          )
        : simulateBgnbd(
            { r: 0.8, alpha: 10 * Math.exp(-purchases), a: 0.8 * Math.exp(dropOut), b: 2.5 },
            { ...options, dropAtFirst: family === "mbgnbd" },
          );
    return { names: new Array<string>(customers).fill(name), ...columns };
  });
  const joined = (of: (part: (typeof parts)[number]) => Float64Array) =>
    Float64Array.from(parts.flatMap((part) => [...of(part)]));
  return {
    values: parts.flatMap(({ names }) => names),
    columns: {
      frequency: joined((part) => part.frequency),
      recency: joined((part) => part.recency),
      T: joined((part) => part.T),
    },
  };
}
