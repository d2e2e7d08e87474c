import { createHmac } from "node:crypto";
import { localDay } from "../../../model/time/localDay.ts";
import type { StoredReferralEvent } from "../../contract/referral.ts";
import type { ContactIn } from "../../contract/schemas/referrals.ts";
import { tombstoneHash } from "../../contract/tombstoneHash.ts";
import { contactAdvice, contactLike } from "../../orders/contactLike.ts";
import type { AppDeps } from "../deps.ts";
import { Conflict, InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";
import { marksOfContact } from "./marksOfContact.ts";

/** Digits and letters that nobody takes for one another. */
const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const codeLength = 8;

interface Asked {
  customerId: string;
  code?: string;
  contact?: ContactIn;
}

/**
 * Gives a customer a code: the one asked for, else the one they have, else one made from their person key. The event is
 * kept first, then the code is claimed, so that an erasure finds whatever a crash left.
 *
 * @throws {Conflict} where the code is another's, or the customer was erased
 */
export async function giveCode({ customerId, code: wanted, contact }: Asked, deps: AppDeps): Promise<string> {
  const { store, secret, settings, now } = deps;
  const kind = contactLike(customerId);
  if (kind) throw new InvalidRequest([problem("customerId", customerId, contactAdvice(kind))]);
  const hash = tombstoneHash(secret, customerId);
  if ((await store.tombstones.has([hash])).has(hash))
    throw new Conflict("This customer was erased on request; readmit them first.");

  const [personKey] = await store.people.keysOf(customerId);
  const given = (await store.referralEvents.ofCustomer(customerId)).flatMap((event) =>
    event.type === "code" ? [event] : [],
  );
  const code = wanted?.toUpperCase() ?? given[0]?.code ?? codeFor(secret, personKey);
  const before = given.find((event) => event.code === code);
  const codeId = before?.codeId ?? keyed(secret, `code\n${personKey}\n${code}`).toString("hex").slice(0, 24);
  const owner = (await store.codes.find([code])).get(code);
  if (owner !== undefined && owner.codeId !== codeId) throw taken(code);
  const event: StoredReferralEvent = {
    customerId,
    referralEventId: `code#${codeId}`,
    type: "code",
    happenedAt: before?.happenedAt ?? new Date(now()).toISOString(),
    day: before?.day ?? localDay(now(), settings.timeZone),
    at: before?.at ?? now(),
    code,
    codeId,
    personKey: before?.personKey ?? personKey,
    ...(before?.marks && { marks: before.marks }),
    ...marksOfContact(secret, contact),
  };
  await store.referralEvents.put([event]);
  if (!(await store.codes.claim({ code, codeId, personKey: event.personKey }))) throw taken(code);
  return code;
}

function taken(code: string): Conflict {
  return new Conflict(`The code ${code} is another customer's; choose another or leave it out.`);
}

/** Follows from the person, so that asked twice the answer is the same; says nothing of them without the secret. */
function codeFor(secret: string, personKey: string): string {
  const bytes = keyed(secret, `made\n${personKey}`);
  return Array.from(bytes.subarray(0, codeLength), (byte) => letters[byte % letters.length]).join("");
}

function keyed(secret: string, text: string): Buffer {
  return createHmac("sha256", secret).update("referral\n").update(text).digest();
}
