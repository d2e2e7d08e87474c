import { guardFormula } from "../../functions/scoring/lists/guardFormula.ts";
import { isOverdue } from "../../model/score/overdue.ts";
import { explain } from "../../model/segments/explain.ts";
import { type RuleFacts, ruleFields } from "../../model/segments/ruleset.ts";
import type { Progress } from "../progress.ts";
import { CsvWriter } from "./csvWriter.ts";
import type { ScoredLog } from "./scoreLog.ts";
import { slices } from "./slices.ts";

/** Columns of the file, named as in the service's score. */
export const scoreColumns = [
  "customerId",
  "segment",
  "reason",
  "orders",
  "averageOrderValue",
  "averageDaysBetweenOrders",
  "historicClv",
  "firstOrder",
  "lastOrder",
  "probabilityAlive",
  "churnProbability",
  "expectedOrders",
  "expectedOrdersLow",
  "expectedOrdersHigh",
  "expectedOrderValue",
  "predictedRevenue",
  "predictedClv",
  "predictedClvLow",
  "predictedClvHigh",
  "totalClv",
  "clvIfAlive",
  "valueAtRisk",
  "nextOrderIfAlive",
  "evenChanceOfOrderBy",
  "probabilityWithinHorizon",
  "actBy",
  "actByPassed",
  "overdue",
  "basis",
] as const;

export interface WriteOptions {
  lang: "en" | "ar";
  /** ISO 4217. */
  currency: string;
  digits: number;
}

/** A row a customer, in pieces of a megabyte. Money in major units, dates as YYYY-MM-DD, empty where unknown. */
export function* writeScores(log: ScoredLog, options: WriteOptions, progress: Progress): Generator<Buffer> {
  const csv = new CsvWriter();
  for (const column of scoreColumns) csv.text(column);
  csv.endRow();
  for (const { from, slice } of slices(log.customers)) {
    writeSlice(csv, log, options, from, slice);
    yield* csv.takeFull();
    progress.update(from + slice.length);
  }
  yield* csv.end();
}

const at = (column: Float64Array | null, i: number) => (column === null ? Number.NaN : column[i]);

type Slice = ReturnType<typeof slices> extends Generator<infer S> ? S : never;

function writeSlice(
  csv: CsvWriter,
  log: ScoredLog,
  { lang, currency, digits }: WriteOptions,
  from: number,
  slice: Slice["slice"],
): void {
  const { scorer, model, ruleset, rules, facts, customers, idOf, asOf } = log;
  const p = scorer.predictColumns(slice, asOf, { nextOrder: true });
  const context = { horizonDays: scorer.settings.horizonDays, currency, money: p.hasMoney };
  const fact = {} as RuleFacts;
  for (let i = 0; i < slice.length; i++) {
    const row = from + i;
    for (const field of ruleFields) fact[field] = facts[field][row];
    const rule = rules[row];
    const orders = slice.frequency[i] + 1;
    const spend = slice.spend === null ? Number.NaN : slice.spend[i];
    csv.text(guardFormula(idOf(customers.customer[row])));
    csv.text(ruleset.rules[rule].segment);
    csv.text(
      explain(ruleset, rule, fact, context)
        .map(({ words }) => words[lang])
        .join(" "),
    );
    csv.number(orders, 0);
    csv.number(spend / orders, digits);
    csv.number(orders > 1 ? slice.recency[i] / (orders - 1) : Number.NaN, 2);
    csv.number(spend, digits);
    csv.day(slice.firstDay[i]);
    csv.day(slice.lastDay[i]);
    csv.number(p.probabilityAlive[i], 4);
    csv.number(1 - p.probabilityAlive[i], 4);
    csv.number(p.expectedOrders[i], 3);
    csv.number(at(p.expectedOrdersLow, i), 0);
    csv.number(at(p.expectedOrdersHigh, i), 0);
    csv.number(at(p.expectedOrderValue, i), digits);
    csv.number(at(p.expectedRevenue, i), digits);
    csv.number(at(p.clv, i), digits);
    csv.number(at(p.clvLow, i), digits);
    csv.number(at(p.clvHigh, i), digits);
    csv.number(spend + at(p.clv, i), digits);
    csv.number(at(p.clvIfAlive, i), digits);
    csv.number(at(p.valueAtRisk, i), digits);
    csv.day(at(p.medianIfAlive, i));
    csv.day(at(p.by50, i));
    csv.number(p.probabilityWithinHorizon[i], 4);
    csv.day(p.actBy[i]);
    csv.plain(Number.isNaN(p.actBy[i]) ? "" : p.actByPassed[i] === 1 ? "true" : "false");
    csv.plain(isOverdue(p.probabilityOfSilence[i], scorer.settings.overdueBelow) ? "true" : "false");
    csv.plain(model.basis);
    csv.endRow();
  }
}
