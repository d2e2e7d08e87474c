import { chooseIncentive } from "../../../model/incentives/chooseIncentive.ts";
import { toMajor } from "../../../model/money/toMajor.ts";
import { signalsAsOf } from "../../../model/signals/signalsAsOf.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { incentiveFacts } from "../../scoring/incentiveFacts.ts";
import { rewardFacts } from "../../scoring/rewardFacts.ts";
import { rounded } from "../../scoring/rounded.ts";
import { roundedDown } from "../../scoring/roundedDown.ts";
import { scoreCustomer } from "../../scoring/scoreCustomer.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { asOfDay } from "../scores/asOfDay.ts";
import type { MakeHandler } from "./handler.ts";

export const getIncentive: MakeHandler<typeof operations.getIncentive> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { store, digits } = api;
  const asOf = asOfDay(c.req.valid("query").asOf, api);
  const [customer, serving, rewards] = await Promise.all([
    store.customers.get(customerId),
    api.serving(),
    rewardFacts(store, customerId, asOf),
  ]);
  if (customer === null) throw unknownCustomer(customerId);
  const { settings } = serving;
  const { history, signals } = customer;
  const score = scoreCustomer({ customerId, history, signals, ...serving, asOf });
  if (score === null) throw unknownCustomer(customerId, asOf);
  const unspent = toMajor(rewards.unspent, digits);
  const { probabilityAlive, predictedClv, expectedOrderValue } = score.prediction;
  const known = {
    probabilityAlive,
    overdue: score.overdue.overdue,
    contribution: predictedClv?.value ?? null,
    valueAtRisk: score.valueAtRisk,
    orderValue: expectedOrderValue,
  };
  const facts = incentiveFacts(known, signalsAsOf(signals, asOf, digits), settings, { ...rewards, unspent });
  const { most, incrementalValue, share, reasons, ...chosen } = chooseIncentive(facts, settings.incentives);
  const shown = {
    customerId,
    asOf: dayToIso(asOf),
    currency: settings.currency,
    ...chosen,
    // Never above what may be paid.
    most: roundedDown(most, digits),
    incrementalValue: incrementalValue === null ? null : rounded(incrementalValue, digits),
    share: rounded(share, 6),
    responseRate: settings.incentives.responseRate,
    referrals: rewards.referrals,
    unspent,
    reasons: reasons.map(({ code, words }) => ({ code, ...words })),
  };
  return c.json(shown, 200);
};
