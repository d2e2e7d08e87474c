import { MultivariateLinearRegression } from "ml-regression";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import { biasPct } from "./metrics/biasPct.ts";
import { mae } from "./metrics/mae.ts";
import { rmse } from "./metrics/rmse.ts";
import { type LogStart, type Window, windowOf } from "./windowOf.ts";

/** How the regression forecast a window: no distribution, so no CRPS. */
export interface Challenge {
  mae: number;
  rmse: number;
  biasPct: number | null;
}

/** Fewer customers than this teach six coefficients nothing. */
const fewest = 50;

/**
 * The challenger: a linear regression of the purchases in a window on frequency, recency, age and spend. It learns
 * from an equally long window that ends at the origin (a shorter one where the log is too short: its forecast is
 * then scaled by length), and is graded as the families are. It never serves; where it wins, the card says so.
 *
 * @param start first day of the log
 * @returns null where too few customers were known early enough to learn from
 */
export function gradeChallenger(
  histories: readonly PurchaseHistory[],
  window: Window,
  start: number,
  logStart: LogStart = {},
): Challenge | null {
  const length = Math.min(window.until - window.origin, Math.floor((window.origin - start) / 2));
  if (!(length >= 1)) return null;
  const before = windowOf(histories, window.origin - length, window.origin, logStart);
  if (!(before.index.length >= fewest)) return null;
  const scales = scalesOf(features(before));
  const x = features(before).map((row) => scaled(row, scales));
  const regression = new MultivariateLinearRegression(
    x,
    Array.from(before.actual, (count) => [count]),
    { statistics: false },
  );
  const stretch = (window.until - window.origin) / length;
  const rows = features(window).map((row) => scaled(row, scales));
  const predicted = Float64Array.from(regression.predict(rows), ([count]) => Math.max(0, stretch * count));
  const { actual } = window;
  return {
    mae: mae(actual, predicted),
    rmse: rmse(actual, predicted),
    biasPct: biasPct(actual, predicted),
  };
}

function features({ frequency, recency, T, spend }: Window): number[][] {
  return Array.from(frequency, (x, i) => [x, recency[i], T[i], ...(spend === null ? [] : [spend[i]])]);
}

interface Scale {
  centre: number;
  width: number;
}

/** Mean and standard deviation of each column; a constant one is left out, as is what it could tell. */
function scalesOf(rows: readonly number[][]): Scale[] {
  return rows[0].map((_, column) => {
    const centre = rows.reduce((sum, row) => sum + row[column], 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + (row[column] - centre) ** 2, 0) / rows.length;
    return { centre, width: Math.sqrt(variance) };
  });
}

function scaled(row: readonly number[], scales: readonly Scale[]): number[] {
  return row
    .filter((_, column) => scales[column].width > 0)
    .map((value, column) => {
      const { centre, width } = scales.filter(({ width }) => width > 0)[column];
      return (value - centre) / width;
    });
}
