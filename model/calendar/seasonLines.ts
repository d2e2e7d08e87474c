import type { Words } from "../families/family.ts";
import { plainNumber } from "../words/plainNumber.ts";
import type { Season } from "./season.ts";
import { months, seasonFindings } from "./seasonFindings.ts";

const texts = {
  title: { en: "Season", ar: "الموسم" },
  month: { en: "month", ar: "الشهر" },
  pace: {
    en: "purchases against an average day (1 = average)",
    ar: "الشراء قياسًا إلى متوسط اليوم (1 = المتوسط)",
  },
} satisfies Record<string, Words>;

/** First days of the months of a common year, and the day after it. */
const starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** The season of a model card in Markdown: what it is in words, and month by month where the year has one. */
export function seasonLines(season: Season & { serves: boolean }, language: keyof Words): string[] {
  const { weekly } = season;
  const t = (name: keyof typeof texts) => texts[name][language];
  const lines = [`## ${t("title")}`];
  for (const { words } of seasonFindings(season, season.serves)) lines.push(words[language]);
  if (weekly.every((factor) => factor === weekly[0])) return lines;
  lines.push("", `| ${t("month")} | ${t("pace")} |`, "| --- | --- |");
  months[language].forEach((name, i) => {
    let sum = 0;
    for (let day = starts[i]; day < starts[i + 1]; day++)
      sum += weekly[Math.floor((day * weekly.length) / 365)];
    lines.push(`| ${name} | ${plainNumber(sum / (starts[i + 1] - starts[i]))} |`);
  });
  return lines;
}
