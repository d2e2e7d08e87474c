import { describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import {
  discountedTransactionsIfAliveColumns,
  expectedTransactionsIfAliveColumns,
  probabilityAliveColumns,
  probabilityOfSilenceColumns,
} from "../../../model/families/columns.ts";
import type { Family } from "../../../model/families/family.ts";
import { gammagamma } from "../../../model/families/gammagamma.ts";
import { expectedSpendColumns } from "../../../model/families/gammagamma/expectedSpendColumns.ts";
import { groupSummaries } from "../../../model/families/groupSummaries.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { paretonbd } from "../../../model/families/paretonbd.ts";
import { simulateBgnbd } from "../../../model/simulate/simulateBgnbd.ts";

const shop = { r: 0.5, alpha: 30, a: 0.8, b: 2.5 };
const columns = simulateBgnbd(shop, { customers: 500, T: [50, 90], seed: 3, step: 1 });

type AnyFamily = Family<{ [name: string]: number }>;
const rates = { r: 0.5, alpha: 30 };

describe.each([
  { name: "bgnbd", family: bgnbd as AnyFamily, params: { ...rates, a: 0.8, b: 2.5 } },
  { name: "mbgnbd", family: mbgnbd as AnyFamily, params: { ...rates, a: 0.8, b: 2.5 } },
  { name: "paretonbd", family: paretonbd as AnyFamily, params: { ...rates, s: 0.7, beta: 60 } },
])("columns of $name", ({ family, params }) => {
  it("answer every row as the customer alone is answered, in the order of the rows", () => {
    const groups = groupSummaries(columns);
    const alive = probabilityAliveColumns(family, params, columns);
    const silence = probabilityOfSilenceColumns(family, params, groups);
    const expected = expectedTransactionsIfAliveColumns(family, params, groups, 90);
    const discounted = discountedTransactionsIfAliveColumns(family, params, groups, 90, 1e-3);
    columns.T.forEach((T, i) => {
      const summary = { frequency: columns.frequency[i], recency: columns.recency[i], T };
      expect(alive[i]).toBe(family.probabilityAlive(params, summary));
      expect(silence[i]).toBe(family.probabilityOfSilenceIfAlive(params, summary));
      expect(expected[i]).toBe(family.expectedTransactionsIfAlive(params, summary, 90));
      expect(discounted[i]).toBe(family.discountedTransactionsIfAlive(params, summary, 90, 1e-3));
    });
  });
});

it("columns of expected spend answer every row as the customer alone is answered", () => {
  const spend = { p: 6, q: 4, gamma: 16 };
  const monetaryValue = columns.frequency.map((x, i) => (x === 0 ? 0 : 10 + (i % 50)));
  const found = expectedSpendColumns(spend, { frequency: columns.frequency, monetaryValue });
  found.forEach((value, i) => {
    const one = { frequency: columns.frequency[i], monetaryValue: monetaryValue[i] };
    expect(value).toBe(gammagamma.expectedSpend(spend, one));
  });
});
