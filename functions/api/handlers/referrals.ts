import { randomBytes } from "node:crypto";
import { toMajor } from "../../../model/money/toMajor.ts";
import { available } from "../../../model/referrals/ledger/openLots.ts";
import { localDay } from "../../../model/time/localDay.ts";
import type { operations } from "../../contract/routes/index.ts";
import { unknownCustomer } from "../customers/unknownCustomer.ts";
import { readMoney } from "../orders/readMoney.ts";
import { Conflict, InvalidRequest, Unknown } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import { cursorToPlace, placeToCursor } from "../referrals/cursor.ts";
import { giveCode } from "../referrals/giveCode.ts";
import { referralsOfCustomer } from "../referrals/ofCustomer.ts";
import { linkOf, programmeFor } from "../referrals/programmeFor.ts";
import { shownReferrals, shownRewards } from "../referrals/shown.ts";
import { takeEvents } from "../referrals/takeEvents.ts";
import type { MakeHandler } from "./handler.ts";

export const postReferralCode: MakeHandler<typeof operations.postReferralCode> = (api) => async (c) => {
  programmeFor(api);
  const asked = c.req.valid("json");
  const code = await giveCode(asked, api);
  return c.json({ customerId: asked.customerId, code, link: linkOf(api, code) }, 200);
};

export const postReferralEvents: MakeHandler<typeof operations.postReferralEvents> = (api) => async (c) => {
  programmeFor(api);
  const { events } = c.req.valid("json");
  const taken = await takeEvents(events, api);
  const rejected = taken.rejected.map(({ id, ...rest }) => ({ ...rest, eventId: id }));
  return c.json({ ...taken, rejected }, 200);
};

export const listReferrals: MakeHandler<typeof operations.listReferrals> = (api) => async (c) => {
  const { state, limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? undefined : cursorToPlace(cursor);
  const { items, next } = await api.store.referrals.byState(state, { limit, after });
  const referrals = await shownReferrals(items, api.store, api.digits);
  return c.json({ referrals, nextCursor: next && placeToCursor(next) }, 200);
};

export const decideReferral: MakeHandler<typeof operations.decideReferral> = (api) => async (c) => {
  const { id: referralId } = c.req.valid("param");
  const { decision } = c.req.valid("json");
  const { store, now, settings } = api;
  if (!(await store.referrals.find([referralId])).has(referralId))
    throw new Unknown("referral", `No referral is called "${referralId}".`);
  const customerId = (await store.people.customersOf([referralId])).get(referralId);
  if (customerId === undefined) throw new Conflict("The friend was erased; the referral stays as it is.");
  const at = now();
  await store.referralEvents.put([
    {
      customerId,
      referralEventId: `decision#${at}#${randomBytes(4).toString("hex")}`,
      type: "decision",
      decision,
      happenedAt: new Date(at).toISOString(),
      day: localDay(at, settings.timeZone),
      at,
    },
  ]);
  return c.json({ referralId, decision }, 202);
};

export const getCustomerReferrals: MakeHandler<typeof operations.getCustomerReferrals> =
  (api) => async (c) => {
    const { id: customerId } = c.req.valid("param");
    const known = await referralsOfCustomer(api, customerId);
    if (known === null && (await api.store.customers.get(customerId)) === null)
      throw unknownCustomer(customerId);
    const { codes, sent, received } = known ?? { codes: [], sent: [], received: null };
    return c.json({ customerId, codes, sent, received }, 200);
  };

export const getCustomerRewards: MakeHandler<typeof operations.getCustomerRewards> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { store, settings, digits, now } = api;
  const person = await store.people.of(customerId);
  if (person === null && (await store.customers.get(customerId)) === null) throw unknownCustomer(customerId);
  const entries = (await Promise.all((person?.keys ?? []).map((key) => store.ledger.entries(key)))).flat();
  const rewards = shownRewards(entries, localDay(now(), settings.timeZone), digits);
  return c.json({ customerId, currency: settings.currency, ...rewards }, 200);
};

export const redeemReward: MakeHandler<typeof operations.redeemReward> = (api) => async (c) => {
  const { id: customerId } = c.req.valid("param");
  const { redemptionId, amount: sent } = c.req.valid("json");
  const { store, settings, digits, now } = api;
  const refuse = (field: string, value: unknown, message: string) => {
    throw new InvalidRequest([problem(field, value, message)]);
  };
  const amount = readMoney(sent, "amount", settings.currency, refuse, "is negative; give more than 0")!;
  if (amount === 0) refuse("amount", sent, "must be more than 0");
  const key = (await store.people.of(customerId))?.keys[0];
  if (key === undefined) throw new Conflict("This customer has no rewards.");
  const day = localDay(now(), settings.timeZone);
  const { entry, created } = await store.ledger.book(key, `redeem#${redemptionId}`, (known) =>
    available(known, day) >= amount ? { kind: "redeem", amount: -amount, day, at: now() } : null,
  );
  const left = toMajor(available(await store.ledger.entries(key), day), digits);
  if (entry === null) throw new Conflict(`Only ${left} ${settings.currency} can be spent.`);
  if (entry.amount !== -amount)
    throw new Conflict(
      `This redemptionId was booked with ${toMajor(-entry.amount, digits)} ${settings.currency}.`,
    );
  return c.json({ redemptionId, amount: toMajor(amount, digits), booked: created, available: left }, 200);
};
