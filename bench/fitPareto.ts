import { paretonbd } from "../model/families/paretonbd.ts";
import type { BenchRow } from "./row.ts";
import { best } from "./support/best.ts";
import { millionCustomers } from "./support/millionCustomers.ts";

/** Fits Pareto/NBD to a million simulated customers, from plain columns: checking and grouping included. */
export async function rows(): Promise<BenchRow[]> {
  const columns = millionCustomers();
  const measured = best(2, () => paretonbd.fit(columns));
  return [{ what: "fit Pareto/NBD, a million customers", measured, unit: "s", atMost: 3 }];
}

if (import.meta.filename === process.argv[1]) console.table(await rows());
