import type { Words } from "../families/family.ts";
import type { ForecastGrade } from "./forecastGrade.ts";

/** How the forecasts of one horizon came true. */
export interface TrackRecord {
  /** Horizon in days. */
  days: number;
  /** Windows graded; they do not overlap. */
  windows: number;
  predicted: number;
  actual: number;
  biasPct: number | null;
  /** Share of the customers' 80% intervals that held. */
  held: number;
  words: Words;
}

/** The latest windows of a horizon stand for it, at most so many. */
const latest = 12;

/**
 * What a shop's forecasts came to, by horizon, in figures and in words; horizons without a graded window are left out.
 *
 * @example trackRecord(grades)[0].words.en; // => "In the last 12 windows of 7 days: predicted 1,204 orders, actual 1,187; 81% of the 80% intervals held."
 */
export function trackRecord(grades: readonly ForecastGrade[]): TrackRecord[] {
  const horizons = [...new Set(grades.map(({ days }) => days))].sort((p, q) => p - q);
  return horizons.map((days) => {
    const last = grades
      .filter((grade) => grade.days === days)
      .sort((p, q) => q.origin - p.origin)
      .slice(0, latest);
    const sum = (of: (grade: ForecastGrade) => number) => last.reduce((total, grade) => total + of(grade), 0);
    const customers = sum((grade) => grade.customers);
    const figures = {
      days,
      windows: last.length,
      predicted: sum((grade) => grade.predicted),
      actual: sum((grade) => grade.actual),
      held: customers > 0 ? sum((grade) => grade.held * grade.customers) / customers : 0,
    };
    const { predicted, actual } = figures;
    const biasPct = actual > 0 ? (100 * (predicted - actual)) / actual : null;
    return { ...figures, biasPct, words: wordsOf(figures) };
  });
}

function wordsOf({ days, windows, predicted, actual, held }: Omit<TrackRecord, "words" | "biasPct">): Words {
  const count = (value: number) => Math.round(value).toLocaleString("en");
  const share = Math.round(100 * held);
  const en =
    windows === 1 ? `the last window of ${days} days` : `the last ${windows} windows of ${days} days`;
  return {
    en: `In ${en}: predicted ${count(predicted)} orders, actual ${count(actual)}; ${share}% of the 80% intervals held.`,
    ar: `في آخر ${windows} من الفترات ذات ${days} يومًا: المتوقَّع ${count(predicted)} طلبًا، والفعلي ${count(actual)}؛ وصدقت ${share}% من فترات الثقة 80%.`,
  };
}
