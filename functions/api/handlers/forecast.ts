import type { HorizonTotal } from "../../../model/forecast/horizonTotal.ts";
import type { WeekBand } from "../../../model/forecast/weeklyForecast.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { forecastNotes, noForecast } from "../../scoring/forecast/forecastNotes.ts";
import { readForecast } from "../../scoring/forecast/forecastFile.ts";
import { rounded } from "../../scoring/rounded.ts";
import type { MakeHandler } from "./handler.ts";

export const getForecast: MakeHandler<typeof operations.getForecast> = (api) => async (c) => {
  const { by } = c.req.valid("query");
  const { currency } = api.settings;
  const forecast = await readForecast(api.store.blobs);
  if (forecast === null) {
    const none = { asOf: null, reason: noForecast, by, modelId: null, horizon: null };
    return c.json({ ...none, currency, past: [], weeks: [], notes: [] }, 200);
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
  const horizon = forecast.horizon ? shownHorizon(forecast.horizon, api.digits) : null;
  return c.json(
    { asOf, reason: null, by, modelId, currency, horizon, past, weeks, notes: forecastNotes },
    200,
  );
};

const dates = (from: number, to: number) => ({ from: dayToIso(from), to: dayToIso(to) });
const shown = ({ expected, low, high }: WeekBand) => ({
  expected: rounded(expected, 2),
  low: Math.round(low),
  high: Math.round(high),
});

function shownHorizon({ days, customers, orders, value }: HorizonTotal, digits: number) {
  const money = value && {
    expected: rounded(value.expected, digits),
    low: rounded(value.low, digits),
    high: rounded(value.high, digits),
  };
  return { days, customers, orders: shown(orders), value: money };
}
