import { join } from "node:path";
import type { FamilyName } from "../model/model.ts";
import type { BenchRow } from "./row.ts";
import { cdnowShops, shopsAsked } from "./support/cdnowShops.ts";
import type { TotalJob, TotalResult } from "./support/forecastShops.ts";
import { inProcesses } from "./support/inProcesses.ts";

const batch = 10;

/**
 * How often the 80% interval of a shop's total of the next 39 weeks holds what comes, over 200 simulated shops a family
 * (env SAFIR_SHOPS) of 3,000 customers each at the published CDNOW parameters. At 200 shops chance alone moves the
 * share by 2.8 points either way, so that now and then a family misses with nothing wrong; more shops tell. So does the
 * chance of each shop's total to fall inside, which leaves out how the one future went that was drawn.
 */
export async function rows(): Promise<BenchRow[]> {
  const shops = shopsAsked(200);
  const jobs: TotalJob[] = [];
  for (const family of Object.keys(cdnowShops) as FamilyName[]) {
    for (let from = 0; from < shops; from += batch) {
      jobs.push({ family, from: from + 1, to: Math.min(from + batch, shops) + 1 });
    }
  }
  const module = join(import.meta.dirname, "support/forecastShops.ts");
  const results = await inProcesses<TotalJob, TotalResult>(module, jobs);
  return Object.keys(cdnowShops).flatMap((family) =>
    rowsOf(results.filter((result) => result.family === family)),
  );
}

function rowsOf(results: readonly TotalResult[]): BenchRow[] {
  const total = (of: (result: TotalResult) => number) => results.reduce((sum, one) => sum + of(one), 0);
  const { family } = results[0];
  const shops = total((result) => result.shops);
  const [below, above] = [total((result) => result.below), total((result) => result.above)];
  const share = (count: number) => (100 * count) / shops;
  return [
    {
      what: `${family}: 80% interval of the total holds (${below} totals below it, ${above} above), ${shops} shops`,
      measured: share(total((result) => result.held)),
      unit: "%",
      atLeast: 76,
      atMost: 84,
    },
    {
      what: `${family}: the same by the chance of each shop's total, given its past and the true parameters`,
      measured: share(total((result) => result.chanceHeld)),
      unit: "%",
    },
    { what: `${family}: 95% interval holds`, measured: share(total((result) => result.held95)), unit: "%" },
    { what: `${family}: fits at a boundary`, measured: total((result) => result.atBoundary), unit: "shops" },
  ];
}

if (import.meta.filename === process.argv[1]) console.table(await rows());
