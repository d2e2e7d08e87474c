import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { asOfDay } from "../scores/asOfDay.ts";
import { readSignal } from "../signals/readSignal.ts";
import { shownAggregates } from "../signals/shown.ts";
import { takeItems } from "../signals/takeItems.ts";
import type { MakeHandler } from "./handler.ts";

export const postSignals: MakeHandler<typeof operations.postSignals> = (api) => async (c) => {
  const { signals } = c.req.valid("json");
  const taken = await takeItems(signals, "signalId", readSignal, api.store.signals, api);
  const rejected = taken.rejected.map(({ id, ...rest }) => ({ ...rest, signalId: id }));
  return c.json({ ...taken, rejected }, 200);
};

export const getCustomerSignals: MakeHandler<typeof operations.getCustomerSignals> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const asOf = asOfDay(c.req.valid("query").asOf, api);
  const customer = await api.store.customers.get(customerId);
  if (customer === null) throw unknownCustomer(customerId);
  const aggregates = shownAggregates(signalsAsOf(customer.signals, asOf, api.digits));
  return c.json({ customerId, asOf: dayToIso(asOf), currency: api.settings.currency, ...aggregates }, 200);
};
