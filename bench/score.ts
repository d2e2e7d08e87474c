import { bgnbd } from "../model/families/bgnbd.ts";
import {
  discountedTransactionsIfAliveColumns,
  expectedTransactionsIfAliveColumns,
  probabilityAliveColumns,
} from "../model/families/columns.ts";
import { expectedSpendColumns } from "../model/families/gammagamma/expectedSpendColumns.ts";
import { groupSummaries } from "../model/families/groupSummaries.ts";
import type { BenchRow } from "./row.ts";
import { best } from "./support/best.ts";
import { cdnowInDays, millionCustomers } from "./support/millionCustomers.ts";

/** P(alive), conditional expectation and CLV over a year of a million customers, one array a quantity. */
export async function rows(): Promise<BenchRow[]> {
  const columns = millionCustomers();
  const spend = { p: 6.25, q: 3.74, gamma: 15.44 };
  const delta = Math.log(1.1) / 365.25;
  let check = 0;
  const measured = best(3, () => {
    const groups = groupSummaries(columns);
    const alive = probabilityAliveColumns(bgnbd, cdnowInDays, groups);
    const expected = expectedTransactionsIfAliveColumns(bgnbd, cdnowInDays, groups, 365);
    const discounted = discountedTransactionsIfAliveColumns(bgnbd, cdnowInDays, groups, 365, delta);
    const each = expectedSpendColumns(spend, columns);
    const clv = new Float64Array(alive.length);
    for (let i = 0; i < clv.length; i++) {
      expected[i] *= alive[i];
      clv[i] = alive[i] * discounted[i] * each[i];
    }
    check += expected[0] + clv[0];
  });
  if (!(check > 0)) throw new Error(`bench requires expectations > 0: ${check}`);
  return [
    {
      what: "P(alive), expected orders and CLV, a million customers",
      measured,
      unit: "s",
      atMost: 0.5,
    },
  ];
}

if (import.meta.filename === process.argv[1]) console.table(await rows());
