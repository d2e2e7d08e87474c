import type { operations } from "../../contract/routes/index.ts";
import { scoreCustomer } from "../../scoring/scoreCustomer.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { asOfDay } from "../scores/asOfDay.ts";
import { readHistories } from "../scores/readHistories.ts";
import { scoreAll } from "../scores/scoreAll.ts";
import type { MakeHandler } from "./handler.ts";

export const getScore: MakeHandler<typeof operations.getScore> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { horizonDays, asOf: date } = c.req.valid("query");
  const asOf = asOfDay(date, api);
  const [customer, serving] = await Promise.all([api.store.customers.get(customerId), api.serving()]);
  if (customer === null) throw unknownCustomer(customerId);
  const { history, signals, referredDays } = customer;
  const score = scoreCustomer({
    customerId,
    history,
    signals,
    referredDays,
    ...serving,
    asOf,
    horizonDays,
  });
  if (score === null) throw unknownCustomer(customerId, asOf);
  return c.json(score, 200);
};

export const batchGetScores: MakeHandler<typeof operations.batchGetScores> = (api) => async (c) => {
  const { customerIds, horizonDays, asOf } = c.req.valid("json");
  const day = asOfDay(asOf, api);
  const distinct = [...new Set(customerIds)];
  const [found, serving] = await Promise.all([api.store.customers.batchGet(distinct), api.serving()]);
  const histories = distinct.map((customerId) => ({
    customerId,
    history: found.get(customerId)?.history ?? null,
    signals: found.get(customerId)?.signals,
    referredDays: found.get(customerId)?.referredDays,
  }));
  return c.json(scoreAll(histories, { ...serving, asOf: day, horizonDays }), 200);
};

export const computeScores: MakeHandler<typeof operations.computeScores> = (api) => async (c) => {
  const body = c.req.valid("json");
  const asOf = asOfDay(body.asOf, api);
  const histories = readHistories(body, api);
  const { horizonDays } = body;
  return c.json(scoreAll(histories, { ...(await api.serving()), asOf, horizonDays }), 200);
};
