import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { bgbb } from "../../../model/families/bgbb.ts";
import { bgcnbdk } from "../../../model/families/bgcnbdk.ts";
import { bgnbd } from "../../../model/families/bgnbd.ts";
import type { Family } from "../../../model/families/family.ts";
import { gammagamma } from "../../../model/families/gammagamma.ts";
import { mbgcnbdk } from "../../../model/families/mbgcnbdk.ts";
import { mbgnbd } from "../../../model/families/mbgnbd.ts";
import { paretonbd } from "../../../model/families/paretonbd.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";
import { donations } from "./support/donations.ts";
import { referenceSummaries } from "./support/referenceSummaries.ts";

type Numbers = { [name: string]: number };
interface Inputs {
  [name: string]: number | number[] | string | Numbers;
}
interface Case {
  model_function: string;
  inputs: Inputs;
  /** A text says only what the answer must be like: finite, within [0, 1]. */
  expected: number | number[] | Numbers | string;
  tolerance: { abs?: number; rel?: number; rounded?: boolean };
  source: string;
}

let cdnow: Awaited<ReturnType<typeof referenceSummaries>>;

/** Each input that is a list makes one answer an entry. */
function each(inputs: Inputs, answer: (one: Numbers) => number): number[] {
  const lists = Object.entries(inputs).filter(([, value]) => Array.isArray(value)) as [string, number[]][];
  const count = lists.length > 0 ? lists[0][1].length : 1;
  return Array.from({ length: count }, (_, i) =>
    answer({ ...(inputs as Numbers), ...Object.fromEntries(lists.map(([name, list]) => [name, list[i]])) }),
  );
}

function purchaseAnswers<P extends Numbers>(
  family: Family<P>,
): { [fn: string]: (inputs: Inputs) => unknown } {
  const paramsOf = ({ params }: Inputs) =>
    (typeof params === "object" ? params : family.fit(cdnow).params) as P;
  const summaryOf = ({ x, t_x, T }: Numbers) => ({ frequency: x, recency: t_x, T });
  return {
    fit: () => family.fit(cdnow).params,
    "fit.loglik": () => family.fit(cdnow).logLikelihood,
    "fit.standard_errors": () => family.fit(cdnow).standardErrors,
    dert: (given) =>
      each(given, (one) => family.discountedExpectedTransactions(paramsOf(given), summaryOf(one), one.delta)),
    // As in days, below, by the end of each week.
    cumulative_expected_transactions: (given) => {
      const { params } = family.fit(cdnow);
      const expected = (given.weeks as number[]).map((week) => {
        let total = 0;
        for (const T of cdnow.T) {
          const age = T + 1 / 7 - (39 - week);
          if (age > 0) total += family.expectedTransactions(params, age);
        }
        return total;
      });
      return { expected };
    },
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

function bgbbAnswers(): { [fn: string]: (inputs: Inputs) => unknown } {
  type Params = Parameters<typeof bgbb.logLikelihood>[0];
  const paramsOf = ({ params }: Inputs) =>
    typeof params === "object" ? (params as Params) : bgbb.fit(donations()).params;
  const summaryOf = ({ x, t_x, n }: Numbers) => ({ frequency: x, recency: t_x, n });
  const alive = (given: Inputs) =>
    each(given, (one) => bgbb.probabilityAlive(paramsOf(given), summaryOf(one)));
  return {
    fit: () => Object.values(bgbb.fit(donations()).params),
    loglik_total: (given) => {
      const { frequency, recency, n, weight } = donations();
      return weight.reduce((sum, count, i) => {
        const history = { frequency: frequency[i], recency: recency[i], n: n[i] };
        return sum + count * bgbb.logLikelihood(paramsOf(given), history);
      }, 0);
    },
    p_alive: alive,
    p_alive_next_period: alive,
    pmf: (given) => each(given, ({ n, x }) => bgbb.probabilityOfTransactions(paramsOf(given), n, x)),
    expected_transactions: (given) => each(given, ({ n }) => bgbb.expectedTransactions(paramsOf(given), n)),
    expected_count_with_x_in_n: (given) =>
      each(given, ({ n, x }) => 11_104 * bgbb.probabilityOfTransactions(paramsOf(given), n, x)),
    dert: (given) =>
      each(given, (one) => bgbb.discountedExpectedTransactions(paramsOf(given), summaryOf(one), one.d)),
  };
}

const spendOf = ({ mean_spend, x }: Numbers) => ({ frequency: x, monetaryValue: mean_spend });
type SpendParams = Parameters<typeof gammagamma.expectedSpend>[0];
const answers: { [model: string]: { [fn: string]: (inputs: Inputs) => unknown } } = {
  bgnbd: purchaseAnswers(bgnbd),
  mbgnbd: purchaseAnswers(mbgnbd),
  pnbd: purchaseAnswers(paretonbd),
  bgcnbdk: purchaseAnswers(bgcnbdk),
  mbgcnbdk: {
    ...purchaseAnswers(mbgcnbdk),
    loglik_customer: (given) =>
      each(given, ({ x, t_x, T, litt }) =>
        mbgcnbdk.logLikelihood(given.params as Parameters<typeof mbgcnbdk.logLikelihood>[0], {
          frequency: x,
          recency: t_x,
          T,
          logIntervals: litt,
        }),
      ),
  },
  bgbb: bgbbAnswers(),
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
        const rounding = tolerance.rounded ? 0.5 : 0;
        const room = Math.max(rounding, tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(truth));
        expect(Math.abs(value - truth), `${value} for ${truth}`).toBeLessThanOrEqual(room);
      };
      if (typeof expected === "string") {
        for (const value of [found].flat() as number[]) expect(value >= 0 && value <= 1).toBe(true);
      } else if (typeof expected === "number") {
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
      .filter((name) => /^(bgnbd|mbgnbd|pnbd|bgcnbdk|mbgcnbdk|bgbb|gammagamma)\./.test(name))
      // The grocery log is not at hand.
      .filter((name) => name !== "mbgcnbdk.holdout_mae_ratio")
      .filter((name) => answers[name.split(".")[0]][name.split(".").slice(1).join(".")] === undefined);
    expect(left).toEqual([]);
  });
});
