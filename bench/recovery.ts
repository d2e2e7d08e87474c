import { join } from "node:path";
import type { FamilyName } from "../model/model.ts";
import type { BenchRow } from "./row.ts";
import { cdnowShops, shopsAsked } from "./support/cdnowShops.ts";
import { inProcesses } from "./support/inProcesses.ts";
import type { RecoveryJob, RecoveryResult } from "./support/recoverShops.ts";

const batch = 25;

/**
 * How often 95% intervals of the parameters hold the truth, over 1,000 simulated shops a family (env SAFIR_SHOPS) of
 * 3,000 customers each at the published CDNOW parameters. An interval promised for 95% is to hold 92 to 98% of the time.
 */
export async function rows(): Promise<BenchRow[]> {
  const shops = shopsAsked(1000);
  const jobs: RecoveryJob[] = [];
  for (const family of Object.keys(cdnowShops) as FamilyName[]) {
    for (let from = 0; from < shops; from += batch) {
      jobs.push({ family, from: from + 1, to: Math.min(from + batch, shops) + 1 });
    }
  }
  const module = join(import.meta.dirname, "support/recoverShops.ts");
  const results = await inProcesses<RecoveryJob, RecoveryResult>(module, jobs);
  return Object.keys(cdnowShops).flatMap((family) =>
    rowsOf(results.filter((result) => result.family === family)),
  );
}

function rowsOf(results: readonly RecoveryResult[]): BenchRow[] {
  const total = (of: (result: RecoveryResult) => number) => results.reduce((sum, one) => sum + of(one), 0);
  const { family, letters } = results[0];
  const shops = total((result) => result.shops);
  const coverages = Object.keys(letters).map((letter) => {
    const count = (where: "held" | "above" | "below") => total((result) => result.letters[letter][where]);
    const [held, above, below] = [count("held"), count("above"), count("below")];
    const what = `${family}: 95% interval of ${letter} holds the truth (${above} above it, ${below} below), ${shops} shops`;
    return { what, measured: (100 * held) / (held + above + below), unit: "%", atLeast: 92, atMost: 98 };
  });
  const counted = (what: string, of: (result: RecoveryResult) => number): BenchRow => ({
    what: `${family}: ${what}`,
    measured: total(of),
    unit: "shops",
  });
  return [
    ...coverages,
    counted("fits at a boundary", (result) => result.atBoundary),
    counted("fits that did not converge", (result) => result.notConverged),
    ...(family.endsWith("k") ? [counted("fits of another k", (result) => result.otherK)] : []),
  ];
}

if (import.meta.filename === process.argv[1]) console.table(await rows());
