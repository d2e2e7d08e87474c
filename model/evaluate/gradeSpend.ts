import { biasPct } from "./metrics/biasPct.ts";
import { mae } from "./metrics/mae.ts";
import { rmse } from "./metrics/rmse.ts";
import { topDecileCapture } from "./metrics/topDecileCapture.ts";

/** How a forecast of spend did, per customer, in major units. */
export interface SpendGrade {
  mae: number;
  rmse: number;
  biasPct: number | null;
  topDecileCapture: number | null;
  actual: number;
  predicted: number;
}

/** Grades expected purchases times expected net spend of one by what was spent. */
export function gradeSpend(actual: Float64Array, orders: Float64Array, perOrder: Float64Array): SpendGrade {
  const predicted = orders.map((count, i) => count * perOrder[i]);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    mae: mae(actual, predicted),
    rmse: rmse(actual, predicted),
    biasPct: biasPct(actual, predicted),
    topDecileCapture: topDecileCapture(actual, predicted),
    actual: sum(actual),
    predicted: sum(predicted),
  };
}
