import { seasonLines } from "../calendar/seasonLines.ts";
import type { Words } from "../families/family.ts";
import { dayToIso } from "../time/dayToIso.ts";
import { mostRepeats } from "./byFrequency.ts";
import { cardTexts } from "./cardTexts.ts";
import { toldCode } from "./covariateCard.ts";
import { covariateLines } from "./covariateLines.ts";
import { interval95 } from "./interval95.ts";
import type { ModelCard } from "./modelCard.ts";
import type { SpendCheck } from "./spendCheck.ts";

export type CardLanguage = keyof Words;

/** A model card for people: Markdown in one language. */
export function cardMarkdown(card: ModelCard, language: CardLanguage): string {
  const t = (name: keyof typeof cardTexts) => cardTexts[name][language];
  const { spend } = card;
  const fitted = card.families.find(({ family }) => family === card.family)!;
  const lines = [
    `# ${t("title")}: ${card.family}`,
    "",
    `## ${t("why")}`,
    `${card.reason[language]}.`,
    "",
    `## ${t("data")}`,
    `- ${t("until")}: ${dayToIso(card.asOf)}`,
    `- ${t("customers")}: ${count(card.customers)}`,
    `- ${t("repeaters")}: ${count(card.repeaters)}`,
    ...(card.share < 1 ? [`- ${t("share")}: ${percent(card.share)}`] : []),
    "",
    `## ${t("families")}`,
    ...table(
      [t("model"), "log-likelihood", "AIC", t("converged")],
      card.families.map(({ family, logLikelihood, aic, converged }) => [
        family,
        logLikelihood.toFixed(2),
        aic.toFixed(2),
        t(converged ? "yes" : "no"),
      ]),
    ),
    "",
    `## ${t("parameters")}`,
    ...parameterTable(fitted, t),
    "",
    `## ${t("holdout")}`,
    ...table(
      [
        t("period"),
        t("model"),
        "CRPS",
        "MAE",
        "RMSE",
        t("bias"),
        t("top"),
        t("covered"),
        t("predicted"),
        t("actual"),
      ],
      card.origins.flatMap(({ origin, until, grades, challenger }) => {
        const period = `${dayToIso(origin)} – ${dayToIso(until)}`;
        return [
          ...grades.map((g) => [
            period,
            g.recipe,
            g.crps.toFixed(4),
            g.mae.toFixed(4),
            g.rmse.toFixed(4),
            signed(g.biasPct),
            percent(g.topDecileCapture),
            percent(g.coverage.inside),
            count(g.predictedTransactions),
            count(g.actualTransactions),
          ]),
          ...(challenger === null
            ? []
            : [
                [
                  period,
                  t("regression"),
                  "",
                  challenger.mae.toFixed(4),
                  challenger.rmse.toFixed(4),
                  signed(challenger.biasPct),
                  "",
                  "",
                  "",
                  "",
                ],
              ]),
        ];
      }),
    ),
    "",
    `## ${t("deciles")}`,
    ...table(
      [t("decile"), t("customers"), t("predicted"), t("actual")],
      card.deciles.map((d, i) => [
        `${i + 1}`,
        count(d.customers),
        d.predicted.toFixed(3),
        d.actual.toFixed(3),
      ]),
    ),
    ...frequencyLines(card, t),
    "",
    `## ${t("level")}`,
    levelWords(card)[language],
    ...(card.totals.windows === 0 ? [] : [totalWords(card)[language]]),
  ];
  // Cards of before know of no season.
  if (card.season != null) lines.push("", ...seasonLines(card.season, language));
  if (card.covariates != null) lines.push("", ...covariateLines(card.covariates, language));
  if (spend !== null) {
    lines.push(
      "",
      `## ${t("spend")}`,
      ...parameterTable(spend, t),
      "",
      `${t("mean")}: ${spend.populationMean.toFixed(2)}`,
      ...checkLines(spend.check, t),
    );
  }
  lines.push(
    "",
    ...ambassadorLines(card, language, t),
    `## ${t("limits")}`,
    ...[...toSay(card).map(({ words }) => words), ...card.limits].map((words) => `- ${words[language]}`),
    "",
  );
  return lines.join("\n");
}

type Text = (name: keyof typeof cardTexts) => string;

/** The last group is of so many repeat purchases or more; cards of before have none. */
function frequencyLines({ byFrequency = [] }: ModelCard, t: Text): string[] {
  if (byFrequency.length === 0) return [];
  const rows = byFrequency.map(({ frequency, customers, predicted, actual }) => [
    frequency === mostRepeats ? `${frequency}+` : `${frequency}`,
    count(customers),
    predicted.toFixed(3),
    actual.toFixed(3),
  ]);
  const head = [t("repeats"), t("customers"), t("predicted"), t("actual")];
  return ["", `## ${t("byFrequency")}`, ...table(head, rows)];
}

function parameterTable(
  {
    params,
    standardErrors,
    intervals95,
  }: Pick<ModelCard["families"][number], "params" | "standardErrors" | "intervals95">,
  t: Text,
): string[] {
  return table(
    [t("parameter"), t("value"), t("low"), t("high")],
    Object.entries(params).map(([name, value]) => {
      const interval = intervals95 ? intervals95[name] : interval95(value, standardErrors[name]);
      const ends = interval?.map((end) => (end === null ? t("open") : plain(end)));
      return [name, plain(value), ...(ends ?? [name === "k" ? "" : t("boundary"), ""])];
    }),
  );
}

/** What referrals taught, where any is recorded. */
function ambassadorLines({ ambassadors: known }: ModelCard, language: CardLanguage, t: Text): string[] {
  if (!known) return [];
  const { holdout, referrers, customers, reason } = known;
  return [
    `## ${t("ambassadors")}`,
    reason[language],
    `- ${t("referrers")}: ${count(referrers)} / ${count(customers)}`,
    ...(holdout === null
      ? []
      : [
          `- ${t("area")}: ${t("fitted")} ${holdout.fitted.auc.toFixed(3)}, ${t("documented")} ${holdout.documented.auc.toFixed(3)} (± ${holdout.standardError.toFixed(3)})`,
          `- ${t("logLoss")}: ${holdout.fitted.logLoss.toFixed(4)}, ${holdout.average.logLoss.toFixed(4)}`,
        ]),
    "",
  ];
}

function levelWords({ level, calibration }: ModelCard): Words {
  const factor = calibration.toFixed(3);
  const spread = percent(Math.sqrt(level.shopVariance));
  return calibration === 1
    ? {
        en: `No correction: none proved itself on ${level.windows.length} earlier forecasts. Totals lie off by about ${spread} beyond chance.`,
        ar: `بلا تصحيح: لم يثبت أي تصحيح جدواه في التوقعات السابقة وعددها ${level.windows.length}. تبتعد المجاميع بنحو ${spread} فوق أثر الصدفة.`,
      }
    : {
        en: `Future time is multiplied by ${factor}, as learnt from ${level.windows.length} earlier forecasts. Totals lie off by about ${spread} beyond chance.`,
        ar: `يُضرب الزمن المقبل في ${factor} وفق ${level.windows.length} من التوقعات السابقة. تبتعد المجاميع بنحو ${spread} فوق أثر الصدفة.`,
      };
}

function totalWords({ totals: { windows, held80 } }: ModelCard): Words {
  return {
    en: `The 80% interval of the shop's total held at ${held80} of ${windows} earlier origins.`,
    ar: `صدقت فترة 80% لمجموع المتجر عند ${held80} من أصل ${windows} من التواريخ السابقة.`,
  };
}

function checkLines(check: SpendCheck | null, t: Text): string[] {
  if (check === null) return [];
  const { rankCorrelation, topShare } = check;
  return [`- ${t("link")}: ${rankCorrelation?.toFixed(2) ?? ""}`, `- ${t("few")}: ${percent(topShare)}`];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

const plain = (value: number) => String(Number(value.toPrecision(4)));
const count = (value: number) => Math.round(value).toLocaleString("en");
const percent = (share: number | null) => (share === null ? "" : `${(100 * share).toFixed(1)}%`);
const signed = (value: number | null) =>
  value === null ? "" : `${value > 0 ? "+" : ""}${value.toFixed(1)}%`;

/** Findings but for those that stand in a part of their own. */
const toSay = ({ findings }: ModelCard) => findings.filter(({ code }) => !code.startsWith(toldCode));
