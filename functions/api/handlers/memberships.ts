import type { PlanRetention } from "../../../model/signals/planRetention.ts";
import { retentionWords } from "../../../model/signals/retentionWords.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { readRetention } from "../../scoring/memberships/retentionFile.ts";
import { rounded } from "../../scoring/rounded.ts";
import { readMembershipEvent } from "../signals/readMembershipEvent.ts";
import { takeItems } from "../signals/takeItems.ts";
import type { MakeHandler } from "./handler.ts";

export const postMemberships: MakeHandler<typeof operations.postMemberships> = (api) => async (c) => {
  const { events } = c.req.valid("json");
  const taken = await takeItems(events, "eventId", readMembershipEvent, api.store.memberships, api);
  const rejected = taken.rejected.map(({ id, ...rest }) => ({ ...rest, eventId: id }));
  return c.json({ ...taken, rejected }, 200);
};

export const getRetention: MakeHandler<typeof operations.getRetention> = (api) => async (c) => {
  const { currency } = api.settings;
  const report = await readRetention(api.store.blobs);
  if (report === null)
    return c.json({ asOf: null, currency, reason: retentionWords.noNight(), overall: null, plans: [] }, 200);
  const { asOf, overall, plans } = report;
  const shown = {
    asOf: dayToIso(asOf),
    currency,
    reason: null,
    overall: rounding(overall, api.digits),
    plans: plans.map((plan) => rounding(plan, api.digits)),
  };
  return c.json(shown, 200);
};

/** Money with the digits of the currency, the rest with six. */
function rounding(plan: PlanRetention, digits: number): PlanRetention {
  const money = (value: number | null) => (value === null ? null : rounded(value, digits));
  const share = (value: number) => rounded(value, 6);
  const orNull = (value: number | null) => (value === null ? null : share(value));
  return {
    ...plan,
    amount: money(plan.amount),
    residualValue: money(plan.residualValue),
    curve: plan.curve.map((one) => ({
      ...one,
      observed: orNull(one.observed),
      expected: share(one.expected),
      survivors: share(one.survivors),
    })),
    byTenure: plan.byTenure.map((one) => ({
      ...one,
      renewalProbability: share(one.renewalProbability),
      expectedResidualLifetime: orNull(one.expectedResidualLifetime),
      discountedResidualLifetime: orNull(one.discountedResidualLifetime),
      residualValue: money(one.residualValue),
    })),
  };
}
