import { guardFormula } from "../../functions/scoring/lists/guardFormula.ts";
import type { Scorer } from "../../model/score/createScorer.ts";
import { isOverdue } from "../../model/score/overdue.ts";
import type { CustomerColumns } from "../../model/score/predictionColumns.ts";
import { explain } from "../../model/segments/explain.ts";
import { type RuleFacts, ruleFields, type Ruleset } from "../../model/segments/ruleset.ts";
import { CsvWriter } from "./csvWriter.ts";

/** What all rows of a file share. */
export interface RowContext {
  scorer: Scorer;
  ruleset: Ruleset;
  asOf: number;
  lang: "en" | "ar";
  /** ISO 4217. */
  currency: string;
  digits: number;
}

/** Some customers in the sequence of the file, with the facts by which they were placed. */
export interface RowSlice {
  ids: string[];
  columns: CustomerColumns;
  facts: Record<string, Float64Array>;
  rules: Uint16Array;
}

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

/** Money in major units, dates as YYYY-MM-DD, empty where unknown. */
export function createRowWriter(context: RowContext): (slice: RowSlice) => Buffer[] {
  const { scorer, ruleset, asOf, lang, currency, digits } = context;
  const { model, settings } = scorer;
  const csv = new CsvWriter();
  const fact = {} as RuleFacts;

  return ({ ids, columns, facts, rules }) => {
    const p = scorer.predictColumns(columns, asOf, { nextOrder: true });
    const told = { horizonDays: settings.horizonDays, currency, money: p.hasMoney };
    for (let i = 0; i < ids.length; i++) {
      for (const field of ruleFields) fact[field] = facts[field][i];
      const orders = columns.frequency[i] + 1;
      const spend = columns.spend === null ? Number.NaN : columns.spend[i];
      csv.text(guardFormula(ids[i]));
      csv.text(ruleset.rules[rules[i]].segment);
      let reason = "";
      for (const { words } of explain(ruleset, rules[i], fact, told)) {
        reason = reason === "" ? words[lang] : `${reason} ${words[lang]}`;
      }
      csv.text(reason);
      csv.number(orders, 0);
      csv.number(spend / orders, digits);
      csv.number(orders > 1 ? columns.recency[i] / (orders - 1) : Number.NaN, 2);
      csv.number(spend, digits);
      csv.day(columns.firstDay[i]);
      csv.day(columns.lastDay[i]);
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
      csv.plain(isOverdue(p.probabilityOfSilence[i], settings.overdueBelow) ? "true" : "false");
      csv.plain(model.basis);
      csv.endRow();
    }
    return csv.end();
  };
}

const nothingStands = {
  en: "Not scored: no purchase of theirs stands, because all was refunded or nothing but refunds is in the log.",
  ar: "لم يُقيَّم: لا شراء قائمًا له، إذ استُرجع كل ما اشتراه أو لا يحتوي السجل إلا على مرتجعاته.",
};

/** Rows of customers of whom no purchase stands: the id and why the rest is empty. */
export function unscoredRows(ids: readonly string[], lang: "en" | "ar"): Buffer[] {
  const csv = new CsvWriter();
  for (const id of ids) {
    csv.text(guardFormula(id));
    csv.plain("");
    csv.text(nothingStands[lang]);
    csv.number(0, 0);
    for (let column = 4; column < scoreColumns.length; column++) csv.plain("");
    csv.endRow();
  }
  return csv.end();
}

const at = (column: Float64Array | null, i: number) => (column === null ? Number.NaN : column[i]);
