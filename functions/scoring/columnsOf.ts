import { patternOf } from "../../model/covariates/patternModel.ts";
import type { Model } from "../../model/model.ts";
import type { CustomerColumns } from "../../model/score/predictionColumns.ts";
import type { CustomerSummary } from "../../model/summary.ts";

/** Customers as the scorer takes them; all with amounts, or all without. */
export function columnsOf(summaries: readonly CustomerSummary[], model: Model): CustomerColumns {
  const money = summaries[0].spend !== null;
  return {
    frequency: summaries.map(({ frequency }) => frequency),
    recency: summaries.map(({ recency }) => recency),
    T: summaries.map(({ T }) => T),
    firstDay: summaries.map(({ firstDay }) => firstDay),
    lastDay: summaries.map(({ lastDay }) => lastDay),
    monetaryValue: money ? summaries.map(({ monetaryValue }) => monetaryValue!) : null,
    spend: money ? summaries.map(({ spend }) => spend!) : null,
    cost: summaries.map(({ cost }) => cost),
    ...(model.covariates && { pattern: summaries.map(({ covariates }) => patternOf(model, covariates)) }),
  };
}
