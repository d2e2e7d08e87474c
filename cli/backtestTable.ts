import type { Ratio } from "../model/covariates/covariateFit.ts";
import type { Backtest, BacktestModel } from "../model/evaluate/backtest.ts";
import { type CovariateCard, toldCode } from "../model/evaluate/covariateCard.ts";
import { dayToIso } from "../model/time/dayToIso.ts";
import { table } from "./table.ts";

interface Dataset {
  file: string;
  customers: number;
  orders: number;
  split: string;
  until: string;
}

/** A backtest for people to read. */
export function backtestTable(dataset: Dataset, result: Omit<Backtest, "card">, lastDay: number): string {
  const { models, spend, champion, findings, record, covariates } = result;
  const { file, customers, orders, split, until } = dataset;
  const lines = [
    `${file}: ${count(customers)} customers who bought by ${split}, of a log with ${count(orders)} orders`,
    `Learnt until ${split}, predicted until ${until}${until > dayToIso(lastDay) ? ` (the log ends on ${dayToIso(lastDay)})` : ""}`,
    "",
    "Orders after the split, per customer",
    table(
      ["model", "MAE", "RMSE", "bias", "rank corr.", "top 10%", "in 80%", "predicted", "actual"],
      ["left", "right", "right", "right", "right", "right", "right", "right", "right"],
      models.map(({ family, holdout: h }) => [
        family === champion.family ? `${family} *` : family,
        h.mae.toFixed(4),
        h.rmse.toFixed(4),
        percent(h.biasPct),
        h.spearman?.toFixed(3) ?? "",
        share(h.topDecileCapture),
        share(h.coverage80),
        count(h.predictedTransactions),
        count(h.actualTransactions),
      ]),
    ),
  ];
  if (spend !== null) {
    lines.push(
      "Net spend after the split, per customer",
      table(
        ["model", "MAE", "RMSE", "bias", "top 10%", "predicted", "actual"],
        ["left", "right", "right", "right", "right", "right", "right"],
        models.map(({ family, holdout: { spend: h } }) => [
          `${family} + gammagamma`,
          h!.mae.toFixed(2),
          h!.rmse.toFixed(2),
          percent(h!.biasPct),
          share(h!.topDecileCapture),
          count(h!.predicted),
          count(h!.actual),
        ]),
      ),
    );
  }
  lines.push(
    "Fitted (time in weeks)",
    table(
      ["model", "parameters", "log-likelihood", "converged"],
      ["left", "left", "right", "left"],
      [...models, ...(spend === null ? [] : [spend])].map((model) => [
        model.family,
        parameters(model),
        model.logLikelihood.toFixed(3),
        model.converged ? "yes" : "NO",
      ]),
    ),
    ...(covariates === null ? [] : covariateLines(covariates)),
    `* ${champion.reason.en}.`,
    `  Total expected ${count(champion.total.expected)}, 80% interval ${count(champion.total.low80)} to ${count(champion.total.high80)}; at ${champion.totals.held80} of ${champion.totals.windows} earlier dates it held.`,
    ...(champion.coverageNote === null ? [] : [`! ${champion.coverageNote.en}`]),
    ...record.map(({ words }) => `  ${words.en}`),
    ...findings.filter(({ code }) => !code.startsWith(toldCode)).map(({ words }) => `! ${words.en}`),
    "",
  );
  return lines.join("\n");
}

/** What sets customers apart, compared with the commonest of their kind. */
function covariateLines({ family, levels, words, reason, findings }: CovariateCard): string[] {
  const ratio = (of: Ratio | null) =>
    of === null ? "" : `${of.ratio.toFixed(2)} (${of.low.toFixed(2)}–${of.high.toFixed(2)})`;
  return [
    `What sets customers apart (${family}, with 95% intervals)`,
    table(
      ["kind", "customers", "pace of orders", "leaving", "repeat orders in a first year"],
      ["left", "right", "right", "right", "right"],
      levels.map(({ factor, level, customers, reference, purchases, dropOut, firstYear }) => [
        `${factor} = ${level === "" ? "(not recorded)" : level}`,
        count(customers),
        reference ? "1" : ratio(purchases),
        reference ? "1" : ratio(dropOut),
        firstYear.toFixed(2),
      ]),
    ),
    ...words.map(({ en }) => `  ${en}`),
    `  ${reason.en}`,
    ...findings.map(({ words: { en } }) => `! ${en}`),
  ];
}

function parameters({ params, standardErrors }: Pick<BacktestModel, "params" | "standardErrors">): string {
  return Object.entries(params)
    .map(([name, value]) => {
      const error = standardErrors[name];
      return `${name} ${plain(value)}${error === null ? "" : ` ±${plain(error)}`}`;
    })
    .join(", ");
}

const plain = (value: number) => String(Number(value.toPrecision(4)));
const count = (value: number) => Math.round(value).toLocaleString("en");
const share = (value: number | null) => (value === null ? "" : `${(100 * value).toFixed(1)}%`);
const percent = (value: number | null) =>
  value === null ? "" : `${value > 0 ? "+" : ""}${value.toFixed(1)}%`;
