import type { ForecastGrade } from "../../../model/evaluate/forecastGrade.ts";
import type { Metric } from "../../contract/metrics.ts";
import type { Run } from "../../store/types.ts";

interface Detail {
  customers?: number;
  written?: number;
  saved?: number;
  grades?: readonly ForecastGrade[];
}

/** What a night that ended well is counted by. */
export function nightFigures({ startedAt, endedAt, detail }: Run): Partial<Record<Metric, number>> {
  const { customers = 0, written = 0, saved = 0, grades = [] } = detail as Detail;
  const error = forecastError(grades);
  return {
    nightDone: 1,
    ...(endedAt !== undefined && { nightDuration: endedAt - startedAt }),
    customersScored: customers,
    rowsWritten: written,
    rowsSaved: saved,
    ...(error !== null && { forecastError: error }),
  };
}

/** |forecast − actual| / actual, in percent, of the longest forecast graded tonight; null where none can be. */
function forecastError(grades: readonly ForecastGrade[]): number | null {
  const longest = [...grades].filter(({ actual }) => actual > 0).sort((a, b) => b.days - a.days)[0];
  return longest === undefined ? null : (100 * Math.abs(longest.predicted - longest.actual)) / longest.actual;
}
