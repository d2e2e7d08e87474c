import { toMajor } from "../../../model/money/toMajor.ts";
import type { operations } from "../../contract/routes/index.ts";
import { contactAdvice, contactLike } from "../../orders/contactLike.ts";
import type { Api } from "../api.ts";
import { readMoney } from "../orders/readMoney.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import type { MakeHandler } from "./handler.ts";

export const putChannelSpend: MakeHandler<typeof operations.putChannelSpend> = (api) => async (c) => {
  const { channel } = c.req.valid("param");
  const { month, amount: sent } = c.req.valid("json");
  const { store, settings } = api;
  const refuse = (field: string, value: unknown, message: string) => {
    throw new InvalidRequest([problem(field, value, message)]);
  };
  const kind = contactLike(channel);
  if (kind !== null) refuse("channel", channel, contactAdvice(kind));
  const amount =
    sent === null
      ? null
      : readMoney(sent, "amount", settings.currency, refuse, "is negative; give 0 or more");
  await store.channelSpend.put(channel, month, amount ?? null);
  return c.json(await shownSpend(api, channel), 200);
};

export const getChannelSpend: MakeHandler<typeof operations.getChannelSpend> = (api) => async (c) =>
  c.json(await shownSpend(api, c.req.valid("param").channel), 200);

async function shownSpend({ store, settings, digits }: Api, channel: string) {
  const told = await store.channelSpend.ofChannel(channel);
  const months = told.map(({ month, amount }) => ({ month, amount: toMajor(amount, digits) }));
  return { channel, currency: settings.currency, months };
}
