import type { Finding, Words } from "../families/family.ts";
import { dayToIso } from "../time/dayToIso.ts";
import { plainNumber } from "../words/plainNumber.ts";
import type { Season } from "./season.ts";

/** Names of the months of the year. */
export const months = {
  en: "January February March April May June July August September October November December".split(" "),
  ar: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
};
const weekdayNames = {
  en: "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays".split(" "),
  ar: ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
};
/** A rhythm that moves less than this is not worth a sentence. */
const slight = 0.02;

/**
 * What the season of a shop is, in words: the strongest and the weakest weeks of its year, days of its week, and its
 * feasts, and by how much.
 *
 * @param serves whether the model that serves runs on it
 */
export function seasonFindings({ weekly, weekdays, feasts }: Season, serves: boolean): Finding[] {
  const findings: Finding[] = [];
  const high = extreme(weekly, 1);
  const low = extreme(weekly, -1);
  if (high.factor > 1 + slight || low.factor < 1 - slight) {
    const [busy, quiet] = [stretch(high), stretch(low)];
    const [more, less] = [percent(high.factor - 1), percent(1 - low.factor)];
    findings.push({
      code: "season",
      words: {
        en: `The shop has a season: customers buy most from ${busy.en} (${more} more often than on average) and least from ${quiet.en} (${less} less often).`,
        ar: `للمتجر موسم: يشتري العملاء أكثر ما يشترون من ${busy.ar} (أكثر من المتوسط بنسبة ${more})، وأقل ما يشترون من ${quiet.ar} (أقل من المتوسط بنسبة ${less}).`,
      },
    });
  }
  const [busiest, quietest] = [Math.max(...weekdays), Math.min(...weekdays)];
  if (busiest > 1 + slight || quietest < 1 - slight) {
    const [most, least] = [weekdays.indexOf(busiest), weekdays.indexOf(quietest)];
    findings.push({
      code: "season-weekdays",
      words: {
        en: `In the week ${weekdayNames.en[most]} are strongest (${percent(busiest - 1)} above an average day), ${weekdayNames.en[least]} weakest (${percent(1 - quietest)} below).`,
        ar: `أقوى أيام الأسبوع ${weekdayNames.ar[most]} (أعلى من متوسط اليوم بنسبة ${percent(busiest - 1)})، وأضعفها ${weekdayNames.ar[least]} (أدنى منه بنسبة ${percent(1 - quietest)}).`,
      },
    });
  }
  if (feasts.length > 0) {
    const named = feasts.map(({ name, factor }) => ({ name: name ?? "–", times: plainNumber(factor) }));
    findings.push({
      code: "season-feasts",
      words: {
        en: `How often customers buy on the feasts of the shop's calendar, against usual: ${named.map(({ name, times }) => `${name} ${times} times`).join(", ")}.`,
        ar: `معدل الشراء في مناسبات تقويم المتجر قياسًا إلى المعتاد (1 = المعتاد): ${named.map(({ name, times }) => `${name} بمعدل ${times}`).join("، ")}.`,
      },
    });
  }
  if (findings.length > 0 && !serves) {
    findings.push({
      code: "season-not-served",
      words: {
        en: "Forecasts do not follow this season: from earlier dates they were no better with it.",
        ar: "لا تتبع التوقعات هذا الموسم: لم تكن معه أدق انطلاقًا من تواريخ سابقة.",
      },
    });
  }
  return findings;
}

/** Neighbouring weeks that lie more than half as far from 1 as the farthest one, and their mean factor. */
function extreme(weekly: readonly number[], sign: 1 | -1) {
  const n = weekly.length;
  const far = weekly.map((factor) => sign * (factor - 1));
  const peak = far.indexOf(Math.max(...far));
  const belongs = (week: number) => far[(week + n) % n] > far[peak] / 2;
  let [from, to] = [peak, peak];
  while (to - from < n - 1 && belongs(from - 1)) from--;
  while (to - from < n - 1 && belongs(to + 1)) to++;
  let sum = 0;
  for (let week = from; week <= to; week++) sum += weekly[(week + n) % n];
  return { from: (from + n) % n, to: (to + n) % n, weeks: n, factor: sum / (to - from + 1) };
}

/** From the first day of a week of the year to the last day of another. */
function stretch({ from, to, weeks }: { from: number; to: number; weeks: number }): Words {
  const first = Math.ceil((from * 365) / weeks);
  const last = Math.ceil(((to + 1) * 365) / weeks) - 1;
  const text = (language: "en" | "ar", dayOfYear: number) => {
    const [, month, day] = dayToIso(dayOfYear).split("-").map(Number);
    return `${day} ${months[language][month - 1]}`;
  };
  return {
    en: `${text("en", first)} to ${text("en", last)}`,
    ar: `${text("ar", first)} إلى ${text("ar", last)}`,
  };
}

const percent = (share: number) => `${Math.max(0, Math.round(100 * share))}%`;
