import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { aliveCurve, type CurvePoint } from "../../scoring/aliveCurve.ts";
import { rounded } from "../../scoring/rounded.ts";
import { shownActBy } from "../../scoring/shownActBy.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { asOfDay } from "../scores/asOfDay.ts";
import type { MakeHandler } from "./handler.ts";

export const getCurve: MakeHandler<typeof operations.getCurve> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { store } = api;
  const asOf = asOfDay(c.req.valid("query").asOf, api);
  const [customer, { model, settings }] = await Promise.all([store.customers.get(customerId), api.serving()]);
  if (customer === null) throw unknownCustomer(customerId);
  const { history, signals } = customer;
  const curve = aliveCurve({ history, signals, model, settings, asOf });
  if (curve === null) throw unknownCustomer(customerId, asOf);
  const { atRiskBelow, lostBelow, overdueBelow } = settings;
  const shown = {
    customerId,
    asOf: dayToIso(asOf),
    lines: { atRiskBelow, lostBelow, overdueBelow },
    past: curve.past.map(shownPoint),
    projection: curve.projection.map(shownPoint),
    actBy: shownActBy(curve.actBy),
    basis: model.basis,
    modelId: model.id,
  };
  return c.json(shown, 200);
};

const shownPoint = ({ day, probabilityAlive, probabilityOfSilence }: CurvePoint) => ({
  date: dayToIso(day),
  probabilityAlive: rounded(probabilityAlive, 6),
  probabilityOfSilence: rounded(probabilityOfSilence, 6),
});
