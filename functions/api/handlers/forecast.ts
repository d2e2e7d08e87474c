import type { WeekBand } from "../../../model/forecast/weeklyForecast.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { forecastNotes, noForecast } from "../../scoring/forecast/forecastNotes.ts";
import { readForecast } from "../../scoring/forecast/forecastFile.ts";
import { rounded } from "../../scoring/rounded.ts";
import type { MakeHandler } from "./handler.ts";

export const getForecast: MakeHandler<typeof operations.getForecast> = (api) => async (c) => {
  const { by } = c.req.valid("query");
  const forecast = await readForecast(api.store.blobs);
  if (forecast === null) {
    const none = { asOf: null, reason: noForecast, by, modelId: null, past: [], weeks: [], notes: [] };
    return c.json(none, 200);
  }
  const past = forecast.past.map(({ from, to, firstOrders, repeatOrders, expectedRepeatOrders }) => ({
    ...dates(from, to),
    orders: firstOrders + repeatOrders,
    firstOrders,
    repeatOrders,
    expectedRepeatOrders: rounded(expectedRepeatOrders, 2),
  }));
  const weeks = forecast.weeks.map(({ from, to, known, newCustomers, all }) => ({
    ...dates(from, to),
    known: shown(known),
    newCustomers: shown(newCustomers),
    all: shown(all),
  }));
  const asOf = dayToIso(forecast.asOf);
  const { modelId } = forecast;
  return c.json({ asOf, reason: null, by, modelId, past, weeks, notes: forecastNotes }, 200);
};

const dates = (from: number, to: number) => ({ from: dayToIso(from), to: dayToIso(to) });
const shown = ({ expected, low, high }: WeekBand) => ({
  expected: rounded(expected, 2),
  low: Math.round(low),
  high: Math.round(high),
});
