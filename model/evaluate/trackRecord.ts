import type { Words } from "../families/family.ts";
import { counted } from "../words/counted.ts";
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

/** A shop's record is of its last windows; that of a backtest, of the first of its hold-out. */
type Which = "first" | "last";

/** The latest windows of a horizon stand for it, at most so many. */
const latest = 12;

/**
 * What a shop's forecasts came to, by horizon, in figures and in words; horizons without a graded window are left out.
 *
 * @example trackRecord(grades)[0].words.en; // => "In the last 12 windows of 7 days: predicted 1,204 orders, actual 1,187; 81% of the 80% intervals held."
 */
export function trackRecord(grades: readonly ForecastGrade[], which: Which = "last"): TrackRecord[] {
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
    return { ...figures, biasPct, words: wordsOf(figures, which) };
  });
}

function wordsOf(
  { days, windows, predicted, actual, held }: Omit<TrackRecord, "words" | "biasPct">,
  which: Which,
): Words {
  const count = (value: number) => Math.round(value).toLocaleString("en");
  const orders = Math.round(predicted) === 1 ? "order" : "orders";
  const share = `${Math.round(100 * held)}%`;
  const length = counted(days, "day");
  const many = counted(windows, "window");
  const en = windows === 1 ? `${which} window` : `${which} ${many.en}`;
  const after = which === "first" ? { en: " after the split", ar: " بعد تاريخ الفصل" } : { en: "", ar: "" };
  const begin = which === "first" ? "في أول" : "في آخر";
  const each = windows === 1 ? "مدتها" : windows === 2 ? "مدة كل منهما" : "مدة كل منها";
  const ar = windows === 1 ? "فترة" : many.ar;
  return {
    en: `In the ${en} of ${length.en}${after.en}: predicted ${count(predicted)} ${orders}, actual ${count(actual)}; ${share} of the 80% intervals held.`,
    ar: `${begin} ${ar}${after.ar} ${each} ${length.ar}: عدد الطلبات المتوقَّع ${count(predicted)} والفعلي ${count(actual)}، وصدق ${share} من مجالات التوقع ذات الـ80%.`,
  };
}
