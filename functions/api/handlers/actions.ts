import { dayToIso } from "../../../model/time/dayToIso.ts";
import { localDay } from "../../../model/time/localDay.ts";
import type { operations } from "../../contract/routes/index.ts";
import { actionOf } from "../../scoring/actions/actionOf.ts";
import { readActionId } from "../actions/actionId.ts";
import { actionsCsv } from "../actions/actionsCsv.ts";
import { actionsPage } from "../actions/actionsPage.ts";
import { noActions } from "../actions/noActions.ts";
import { recordOutreach } from "../actions/recordOutreach.ts";
import { shownAction, shownReasons } from "../actions/shownAction.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { csvHeaders, readForm } from "../lists/csvOrJson.ts";
import { nextLink } from "../lists/moreLink.ts";
import type { MakeHandler } from "./handler.ts";

export const listActions: MakeHandler<typeof operations.listActions> = (api) => async (c) => {
  const query = c.req.valid("query");
  const { currency } = api.settings;
  const { asCsv, limit } = readForm(c, query.limit);
  const page = await actionsPage(api, query, limit);
  if (asCsv) {
    const next = page?.nextCursor ? nextLink(c.req.url, "cursor", page.nextCursor) : null;
    return c.body(actionsCsv(page?.actions ?? []), 200, csvHeaders(next));
  }
  if (page === null) return c.json({ ...noActions, currency }, 200);
  const { list, actions, leftOut, nextCursor } = page;
  const on = dayToIso(list.day);
  return c.json({ on, reason: null, currency, counts: list.counts, actions, leftOut, nextCursor }, 200);
};

export const postActionDone: MakeHandler<typeof operations.postActionDone> = (api) => async (c) => {
  const { id } = c.req.valid("param");
  const name = readActionId(id, api.secret);
  const recorded = await recordOutreach(name, c.req.valid("json") ?? {}, api);
  const { kind, customerId, day } = name;
  return c.json({ id, kind, customerId, on: dayToIso(day), recorded }, 200);
};

export const getCustomerAction: MakeHandler<typeof operations.getCustomerAction> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { store, now } = api;
  const asOf = localDay(now(), api.settings.timeZone);
  const [customer, serving] = await Promise.all([store.customers.get(customerId), api.serving()]);
  if (customer === null) throw unknownCustomer(customerId);
  const { settings } = serving;
  const found = await actionOf(store, customer, serving, settings, asOf);
  if (found === null) throw unknownCustomer(customerId, asOf);
  const { currency } = settings;
  return c.json(
    {
      customerId,
      asOf: dayToIso(asOf),
      currency,
      action: found.action && shownAction(found.action, asOf, false, api),
      against: shownReasons(found.against, { asOf, currency }),
    },
    200,
  );
};
