import { calendarOf } from "../../functions/contract/calendar.ts";
import type { Settings } from "../../functions/contract/settings.ts";
import { scoreSettings } from "../../functions/scoring/scoreSettings.ts";
import { fitModelFromStatistics } from "../../model/evaluate/fitModelFromStatistics.ts";
import type { ModelCard } from "../../model/evaluate/modelCard.ts";
import { statisticsOfColumns } from "../../model/evaluate/statisticsOfColumns.ts";
import { withModelId } from "../../model/evaluate/withModelId.ts";
import { historyOf } from "../../model/history/historiesOf.ts";
import { shopActivity } from "../../model/history/shopActivity.ts";
import type { OrderColumns } from "../../model/history/orderColumns.ts";
import { summariseColumns } from "../../model/history/summariseColumns.ts";
import type { SummaryTable } from "../../model/history/summaryTable.ts";
import type { Model } from "../../model/model.ts";
import { patternOf } from "../../model/covariates/patternModel.ts";
import { valuesOf } from "../../model/evaluate/rowParams.ts";
import { createScorer, type Scorer } from "../../model/score/createScorer.ts";
import { buildRuleset } from "../../model/segments/buildRuleset.ts";
import { defaultRecipe } from "../../model/segments/defaultRecipe.ts";
import { placeColumns } from "../../model/segments/placeColumns.ts";
import { type FactsColumns, factsColumns } from "../../model/segments/ruleFacts.ts";
import type { Ruleset } from "../../model/segments/ruleset.ts";
import { channelsFound, type KnownCovariates } from "../covariates.ts";
import { logStart } from "../options/settings.ts";
import type { Progress } from "../progress.ts";
import { slices } from "./slices.ts";

/** Everyone in a log scored, all but what is worked out again when rows are written. */
export interface ScoredLog {
  asOf: number;
  customers: SummaryTable;
  /** Ids seen by then of whom no purchase stands: all was refunded, or nothing but refunds is in the log. */
  nothingBought: string[];
  /** The customer's id by its number in `customers.customer`. */
  idOf: (customer: number) => string;
  model: Model;
  card: ModelCard;
  scorer: Scorer;
  ruleset: Ruleset;
  facts: FactsColumns;
  /** The rule that took each customer. */
  rules: Uint16Array;
}

/** Customers whose histories are searched for the best recipe; all of a small shop, a sample of a large one. */
const sampleSize = 5_000;

/** Customers scored at a time. */
const sliceLength = 65_536;

/**
 * Fits a log as of a date and places everyone in a segment.
 *
 * @param steps told of each step as it begins
 * @param covariates what is known of customers beyond their purchases
 * @returns null where nobody bought by then
 */
export function scoreLog(
  orders: OrderColumns,
  asOf: number,
  settings: Settings,
  steps: (label: string, total: number) => Progress,
  covariates: KnownCovariates = channelsFound,
): ScoredLog | null {
  const start = logStart(settings);
  const customers = without(
    summariseColumns(orders, asOf, start),
    orders.customerIds,
    settings.excludeCustomers,
  );
  if (customers.length === 0) return null;
  const idOf = (customer: number) => orders.customerIds[customer];

  const fitting = steps("Fitting", 0);
  const statistics = statisticsOfColumns(
    customers,
    asOf,
    shopActivity(orders, asOf, customers).daily,
    idOf,
    (customer) => covariates.note(idOf(customer), historyOf(orders, customer)),
    sampleSize,
  );
  const fitted = fitModelFromStatistics(statistics, {
    ...start,
    calendar: calendarOf(settings),
    covariates: covariates.sources,
  });
  const model = withModelId(fitted.model);
  if (model.covariates) {
    customers.pattern = Uint32Array.from(customers.customer, (customer) => {
      const history = covariates.note(idOf(customer), historyOf(orders, customer));
      return patternOf(model, valuesOf(history, covariates.sources));
    });
  }
  fitting.stop();

  const scorer = createScorer(model, scoreSettings(settings));
  const scoring = steps("Scoring", customers.length);
  const facts = factsOfAll(scorer, customers, asOf, scoring);
  scoring.stop();
  const ruleset = buildRuleset(defaultRecipe, model, facts, scorer.settings);
  const rules = placeColumns(ruleset, facts);
  const nothingBought = withoutPurchase(orders, asOf, customers, settings.excludeCustomers);
  return { asOf, customers, nothingBought, idOf, model, card: fitted.card, scorer, ruleset, facts, rules };
}

/** The facts that rules ask about, slice by slice, so that nothing else of a prediction is kept. */
function factsOfAll(
  scorer: Scorer,
  customers: SummaryTable,
  asOf: number,
  progress: Progress,
): Record<string, Float64Array> & FactsColumns {
  const all: Record<string, Float64Array> = {};
  for (const { from, slice } of slices(customers, sliceLength)) {
    const predictions = scorer.predictColumns(slice, asOf, { intervals: false });
    for (const [field, column] of Object.entries(factsColumns(predictions, slice, asOf))) {
      all[field] ??= new Float64Array(customers.length);
      all[field].set(column, from);
    }
    progress.update(from + slice.length);
  }
  return all as Record<string, Float64Array> & FactsColumns;
}

/** Who has a row in the log by the date and none in the table, and is not excluded. */
function withoutPurchase(
  { customer, day, rows, customerIds }: OrderColumns,
  asOf: number,
  table: SummaryTable,
  excluded: readonly string[],
): string[] {
  const seen = new Uint8Array(customerIds.length);
  for (let row = 0; row < rows; row++) if (day[row] <= asOf) seen[customer[row]] = 1;
  for (let row = 0; row < table.length; row++) seen[table.customer[row]] = 0;
  const out = new Set(excluded);
  return customerIds.filter((id, index) => seen[index] === 1 && !out.has(id));
}

/** The table without the customers of these ids. */
function without(table: SummaryTable, ids: readonly string[], excluded: readonly string[]): SummaryTable {
  if (excluded.length === 0) return table;
  const out = new Set(excluded);
  let kept = 0;
  const { length } = table;
  const columns = [
    table.customer,
    table.frequency,
    table.recency,
    table.T,
    table.logIntervals,
    table.monetaryValue,
    table.spend,
    table.cost,
    table.firstDay,
    table.lastDay,
  ];
  for (let row = 0; row < length; row++) {
    if (out.has(ids[table.customer[row]])) continue;
    for (const column of columns) if (column !== null) column[kept] = column[row];
    kept++;
  }
  table.length = kept;
  return table.trim();
}
