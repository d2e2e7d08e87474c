import type { AppDeps } from "../deps.ts";
import { shownReferrals } from "./shown.ts";
import { linkOf } from "./programmeFor.ts";

/** Codes with their clicks, friends brought, and the referral by which a customer came; null where nothing is known. */
export async function referralsOfCustomer(deps: AppDeps & { digits: number }, customerId: string) {
  const { store, digits } = deps;
  const [person, events] = await Promise.all([
    store.people.of(customerId),
    store.referralEvents.ofCustomer(customerId),
  ]);
  if (person === null && events.length === 0) return null;
  const keys = person?.keys ?? [];
  const given = events.flatMap((event) => (event.type === "code" ? [event] : []));
  const codes = await store.codes.find(given.map(({ code }) => code));
  const held = given.filter(({ code, codeId }) => codes.get(code)?.codeId === codeId);
  const [sent, received] = await Promise.all([
    Promise.all(keys.map((key) => store.referrals.byAdvocate(key))),
    store.referrals.find(keys),
  ]);
  const own = [...received.values()];
  const last = own.find(({ payouts }) => payouts !== null) ?? own[0];
  return {
    events,
    keys,
    codes: await Promise.all(
      held.map(async ({ code, codeId }) => ({
        code,
        link: linkOf(deps, code),
        clicks: await store.codes.clicks(codeId),
      })),
    ),
    sent: await shownReferrals(sent.flat(), store, digits),
    received: last ? (await shownReferrals([last], store, digits))[0] : null,
  };
}
