import { buildRuleset } from "../model/segments/buildRuleset.ts";
import { createScorer } from "../model/score/createScorer.ts";
import { defaultRecipe } from "../model/segments/defaultRecipe.ts";
import { factsColumns } from "../model/segments/ruleFacts.ts";
import { placeColumns } from "../model/segments/placeColumns.ts";
import type { Model } from "../model/model.ts";
import { createRandom } from "../model/simulate/random.ts";
import { simulateBgnbd } from "../model/simulate/simulateBgnbd.ts";
import type { BenchRow } from "./row.ts";

const million = 1_000_000;
const asOf = 20_000;
const params = { r: 0.243, alpha: 4.414 * 7, a: 0.793, b: 2.426 };
const spend = { params: { p: 6.25, q: 3.744, gamma: 15.44 }, populationMean: 35.2 };
const settings = {
  horizonDays: 365,
  discountRate: 0.1,
  marginShare: 1,
  costPerOrder: 0,
  atRiskBelow: 0.5,
  lostBelow: 0.05,
  overdueBelow: 0.05,
};

/** A peak before the year's end, quiet Fridays. */
const season = {
  weekly: Array.from({ length: 52 }, (_, week) => (week >= 46 && week < 51 ? 2.2 : 0.9)),
  weekdays: [1, 1, 1.1, 1.2, 0.5, 1.3, 0.9],
  feasts: [],
  effectiveParameters: 20,
};

/** Everything predicted of a million customers, intervals included, and everyone placed in a segment. */
export function rows(): BenchRow[] {
  const customers = simulatedCustomers();
  const model: Model = {
    id: "bench",
    family: "bgnbd",
    params,
    spend,
    calibration: 1,
    basis: "data",
    asOf,
    findings: [],
  };
  const begun = performance.now();
  const scorer = createScorer(model, settings);
  const predictions = scorer.predictColumns(customers, asOf);
  const predicted = performance.now();
  const facts = factsColumns(predictions, customers, asOf);
  const ruleset = buildRuleset(defaultRecipe, model, facts, settings);
  placeColumns(ruleset, facts);
  const placed = performance.now();
  scorer.predictColumns(customers, asOf, { intervals: false });
  const plain = performance.now();
  createScorer({ ...model, season }, settings).predictColumns(customers, asOf);
  const onClock = performance.now();
  return [
    row("predictions of a million customers, intervals included", predicted - begun),
    row("the same without intervals", plain - placed),
    row("the same with intervals, by a model with a season", onClock - plain),
    row("cut-offs and segments of a million customers", placed - predicted),
  ];
}

function row(what: string, milliseconds: number): BenchRow {
  return { what, measured: milliseconds / 1000, unit: "s" };
}

/** T of 27 to 39 weeks, in days; order values by Gamma-Gamma. */
function simulatedCustomers() {
  const random = createRandom(2);
  const { frequency, recency, T } = simulateBgnbd(params, {
    customers: million,
    T: [27 * 7, 39 * 7],
    seed: 1,
    step: 1,
  });
  const { p, q, gamma } = spend.params;
  const monetaryValue = Float64Array.from(frequency, (x) =>
    x === 0 ? 0 : random.gamma(p * x) / x / (random.gamma(q) / gamma),
  );
  return {
    frequency,
    recency,
    T,
    monetaryValue,
    spend: monetaryValue.map((mean, i) => mean * frequency[i] + spend.populationMean),
    firstDay: T.map((time) => asOf - time),
    lastDay: T.map((time, i) => asOf - time + recency[i]),
  };
}
