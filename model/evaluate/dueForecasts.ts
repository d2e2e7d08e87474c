import { type DueForecast, forecastHorizons, type ForecastGrade } from "./forecastGrade.ts";

/** Windows of one horizon graded in one night at most: a shop that was away catches up in steps. */
const mostAtOnce = 4;

/**
 * The forecasts whose time has come: of each horizon the earliest nights whose window has ended by `asOf` and begins
 * no earlier than the last graded one ended, so that windows of one horizon never overlap.
 *
 * @param nights what served as of which day
 * @param graded all grades so far
 */
export function dueForecasts(
  nights: readonly { asOf: number; modelId: string }[],
  graded: readonly Pick<ForecastGrade, "origin" | "days">[],
  asOf: number,
): DueForecast[] {
  const ascending = [...nights].sort((p, q) => p.asOf - q.asOf);
  return forecastHorizons.flatMap((days) => {
    const due: DueForecast[] = [];
    let free = graded
      .filter((grade) => grade.days === days)
      .reduce((latest, { origin }) => Math.max(latest, origin + days), Number.NEGATIVE_INFINITY);
    for (const { asOf: origin, modelId } of ascending) {
      if (due.length >= mostAtOnce) break;
      if (!(origin >= free && origin + days <= asOf)) continue;
      due.push({ origin, days, modelId });
      free = origin + days;
    }
    return due;
  });
}
