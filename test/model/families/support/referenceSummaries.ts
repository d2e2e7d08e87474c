import { readOrdersCsv } from "../../../../functions/csv/readOrdersCsv.ts";
import { summariseColumns } from "../../../../model/history/summariseColumns.ts";
import { isoToDay } from "../../../../model/time/isoToDay.ts";
import { sharedPath } from "../../../support/shared.ts";

/** The three real logs at the splits that the peers' figures were computed at. */
const logs = {
  cdnow: { file: "cdnow_sample.csv", split: "1997-09-30", options: {} },
  apparel: { file: "apparel_trans.csv", split: "2006-12-31", options: {} },
  onlineRetail: {
    file: "online_retail_uci.csv",
    split: "2011-08-31",
    options: { refunds: "ignore", dropFree: true },
  },
} as const;

/** Summaries of a real log at its split, in weeks (or days). */
export async function referenceSummaries(name: keyof typeof logs, daysPerUnit = 7) {
  const { file, split, options } = logs[name];
  const table = summariseColumns(await readOrdersCsv(sharedPath("data", file), options), isoToDay(split));
  const inUnits = (days: ArrayLike<number>) => Float64Array.from(days, (day) => day / daysPerUnit);
  const frequency = Float64Array.from(table.frequency);
  return {
    frequency: frequency.subarray(0, table.length),
    recency: inUnits(table.recency).subarray(0, table.length),
    T: inUnits(table.T).subarray(0, table.length),
    logIntervals: frequency
      .subarray(0, table.length)
      .map((x, i) => table.logIntervals[i] - x * Math.log(daysPerUnit)),
    monetaryValue: Float64Array.from(table.monetaryValue ?? []).subarray(0, table.length),
  };
}
