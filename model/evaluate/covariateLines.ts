import type { Ratio } from "../covariates/covariateFit.ts";
import { notRecorded, otherLevel } from "../covariates/factor.ts";
import type { Words } from "../families/family.ts";
import type { CardLevel, CovariateCard } from "./covariateCard.ts";

const texts = {
  title: { en: "What sets customers apart", ar: "ما يميّز العملاء بعضهم عن بعض" },
  kind: { en: "kind", ar: "النوع" },
  customers: { en: "customers", ar: "العملاء" },
  pace: { en: "pace of orders, 95% interval", ar: "وتيرة الطلبات، بفترة ثقة 95%" },
  leaving: { en: "leaving, 95% interval", ar: "المغادرة، بفترة ثقة 95%" },
  year: { en: "repeat orders in a first year", ar: "الطلبات المتكررة في السنة الأولى" },
  unknown: { en: "(not recorded)", ar: "(غير مسجّل)" },
  other: { en: "(other)", ar: "(أخرى)" },
} satisfies Record<string, Words>;

/** The part of a card on covariates, in Markdown: each level beside the commonest, which is 1, and what can be told. */
export function covariateLines(card: CovariateCard, language: keyof Words): string[] {
  const t = (name: keyof typeof texts) => texts[name][language];
  const ratio = (of: Ratio | null, reference: boolean) => {
    if (reference) return "1";
    return of === null ? "" : `${of.ratio.toFixed(2)} (${of.low.toFixed(2)}–${of.high.toFixed(2)})`;
  };
  const nameOf = ({ factor, level }: CardLevel) => {
    const name = level === notRecorded ? t("unknown") : level === otherLevel ? t("other") : level;
    return `${factor}: ${name}`.replaceAll("|", "\\|");
  };
  const rows = card.levels.map((level) => [
    nameOf(level),
    Math.round(level.customers).toLocaleString("en"),
    ratio(level.purchases, level.reference),
    ratio(level.dropOut, level.reference),
    level.firstYear.toFixed(2),
  ]);
  const head = [t("kind"), t("customers"), t("pace"), t("leaving"), t("year")];
  return [
    `## ${t("title")}`,
    ...[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
    ...[...card.words, card.reason, ...card.findings.map(({ words }) => words)].map(
      (words) => `- ${words[language]}`,
    ),
  ];
}
