import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import { gammagamma } from "../../../model/families/gammagamma.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";
import { referenceSummaries } from "./support/referenceSummaries.ts";

type Numbers = { [name: string]: number };
interface Inputs {
  [name: string]: number | number[] | string | Numbers;
}
interface Case {
  model_function: string;
  inputs: Inputs;
  expected: number | number[] | Numbers;
  tolerance: { abs?: number; rel?: number };
  source: string;
}

let cdnow: Awaited<ReturnType<typeof referenceSummaries>>;
const families = { bgnbd, mbgnbd };

/** Each input that is a list makes one answer an entry. */
function each(inputs: Inputs, answer: (one: Numbers) => number): number[] {
  const lists = Object.entries(inputs).filter(([, value]) => Array.isArray(value)) as [string, number[]][];
  const count = lists.length > 0 ? lists[0][1].length : 1;
  return Array.from({ length: count }, (_, i) =>
    answer({ ...(inputs as Numbers), ...Object.fromEntries(lists.map(([name, list]) => [name, list[i]])) }),
  );
}

function purchaseAnswers(name: keyof typeof families): { [fn: string]: (inputs: Inputs) => unknown } {
  const family = families[name];
  const paramsOf = ({ params }: Inputs) =>
    (typeof params === "object" ? params : family.fit(cdnow).params) as ReturnType<
      typeof family.fit
    >["params"];
  const summaryOf = ({ x, t_x, T }: Numbers) => ({ frequency: x, recency: t_x, T });
  return {
    fit: () => family.fit(cdnow).params,
    "fit.loglik": () => family.fit(cdnow).logLikelihood,
    expected_transactions: (given) => each(given, ({ t }) => family.expectedTransactions(paramsOf(given), t)),
    p_alive: (given) => each(given, (one) => family.probabilityAlive(paramsOf(given), summaryOf(one))),
    pmf: (given) => each(given, ({ t, x }) => family.probabilityOfTransactions(paramsOf(given), t, x)),
    conditional_expected_transactions: (given) =>
      each(given, (one) => family.conditionalExpectedTransactions(paramsOf(given), summaryOf(one), one.t)),
    loglik_total: (given) => {
      const params = paramsOf(given);
      let total = 0;
      for (let i = 0; i < cdnow.T.length; i++) {
        const summary = { frequency: cdnow.frequency[i], recency: cdnow.recency[i], T: cdnow.T[i] };
        total += family.logLikelihood(params, summary);
      }
      return total;
    },
    scale_invariance: () => {
      const tenfold = {
        ...cdnow,
        recency: cdnow.recency.map((t) => t * 10),
        T: cdnow.T.map((t) => t * 10),
      };
      const plain = family.probabilityAlive(family.fit(cdnow).params, { frequency: 1, recency: 1, T: 2 });
      const scaled = family.probabilityAlive(family.fit(tenfold).params, {
        frequency: 1,
        recency: 10,
        T: 20,
      });
      return scaled - plain;
    },
    // Customers join day by day: E[X] summed over the ages reached by the end of each date.
    cumulative_expected_transactions_daily: async (given) => {
      const days = await referenceSummaries("cdnow", 1);
      const { params } = family.fit(days);
      const dates = given.dates as unknown as string[];
      const split = Date.parse("1997-09-30");
      const expected = dates.map((date) => {
        let total = 0;
        for (const T of days.T) {
          const age = T + 1 - (split - Date.parse(date)) / 86_400_000;
          if (age > 0) total += family.expectedTransactions(params, age);
        }
        return total;
      });
      return { expected };
    },
  };
}

const spendOf = ({ mean_spend, x }: Numbers) => ({ frequency: x, monetaryValue: mean_spend });
type SpendParams = Parameters<typeof gammagamma.expectedSpend>[0];
const answers: { [model: string]: { [fn: string]: (inputs: Inputs) => unknown } } = {
  bgnbd: purchaseAnswers("bgnbd"),
  mbgnbd: purchaseAnswers("mbgnbd"),
  gammagamma: {
    fit: () => gammagamma.fit(cdnow).params,
    expected_spend: (given) =>
      each(given, (one) => gammagamma.expectedSpend(given.params as SpendParams, spendOf(one))),
    marginal_density: (given) =>
      each(given, (one) => gammagamma.marginalDensity(given.params as SpendParams, spendOf(one))),
  },
};

describe.skipIf(!hasShared)("values printed by papers and peers (needs ../shared)", () => {
  beforeAll(async () => {
    cdnow = await referenceSummaries("cdnow");
  });

  const text = hasShared
    ? readFileSync(sharedPath("reference", "published_values.json"), "utf8")
    : '{"cases":[]}';
  const cases: Case[] = JSON.parse(text).cases;
  for (const [i, { model_function, inputs, expected, tolerance, source }] of cases.entries()) {
    const [model, ...rest] = model_function.split(".");
    const answer = answers[model]?.[rest.join(".")];
    const title = `${model_function} #${i} (${source})`;
    if (answer === undefined) {
      it.skip(`${title}: no such function here`);
      continue;
    }
    it(`${title} agrees within ${JSON.stringify(tolerance)}`, async () => {
      const found = await answer(inputs);
      const near = (value: number, truth: number) => {
        const room = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(truth));
        expect(Math.abs(value - truth), `${value} for ${truth}`).toBeLessThanOrEqual(room);
      };
      if (typeof expected === "number") {
        for (const value of [found].flat() as number[]) near(value, expected);
      } else if (Array.isArray(expected)) {
        expect(found).toHaveLength(expected.length);
        for (const [k, truth] of expected.entries()) near((found as number[])[k], truth);
      } else {
        const named = found as { [name: string]: number | number[] };
        for (const [name, truth] of Object.entries(expected)) {
          if (named[name] === undefined) continue;
          for (const [k, one] of [truth].flat().entries()) near([named[name]].flat()[k], one);
        }
      }
    });
  }

  it("every case of the purchase and spend models built here is tried", () => {
    const left = cases
      .map(({ model_function }) => model_function)
      .filter((name) => /^(bgnbd|mbgnbd|gammagamma)\./.test(name))
      .filter((name) => answers[name.split(".")[0]][name.split(".").slice(1).join(".")] === undefined);
    expect(left).toEqual([]);
  });
});
