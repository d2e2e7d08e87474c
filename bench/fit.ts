import { bgnbd } from "../model/families/bgnbd.ts";
import { gammagamma } from "../model/families/gammagamma.ts";
import { mbgnbd } from "../model/families/mbgnbd.ts";
import type { BenchRow } from "./row.ts";
import { best } from "./support/best.ts";
import { millionCustomers } from "./support/millionCustomers.ts";

/** Fits each family to a million simulated customers, from plain columns: checking and grouping included. */
export async function rows(): Promise<BenchRow[]> {
  const columns = millionCustomers();
  const fits = [
    { what: "fit BG/NBD, a million customers", fit: () => bgnbd.fit(columns), atMost: 0.3 },
    { what: "fit MBG/NBD, a million customers", fit: () => mbgnbd.fit(columns), atMost: 0.3 },
    { what: "fit Gamma-Gamma, a million customers", fit: () => gammagamma.fit(columns), atMost: 0.3 },
  ];
  return fits.map(({ what, fit, atMost }) => ({ what, measured: best(3, fit), unit: "s", atMost }));
}

if (import.meta.filename === process.argv[1]) console.table(await rows());
