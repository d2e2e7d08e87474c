import type { StoredReferralEvent } from "../../contract/referral.ts";
import { referralEventSchemas } from "../../contract/schemas/referrals.ts";
import type { Code, PutOutcome } from "../../store/types.ts";
import type { AppDeps } from "../deps.ts";
import { fieldProblems } from "../problems/fieldProblems.ts";
import { createReader, type ReadContext } from "../signals/reader.ts";
import { type Taken, takeItems } from "../signals/takeItems.ts";
import { marksOfContact } from "./marksOfContact.ts";

/** A click is nobody's: it counts for the code. */
interface Click {
  type: "click";
  customerId: "";
  referralEventId: string;
  codeId: string;
  day: number;
}
type Item = StoredReferralEvent | Click;

/** Stores the good events of a request and says what became of each. */
export async function takeEvents(sent: readonly unknown[], deps: AppDeps): Promise<Taken> {
  const { store, secret } = deps;
  const named = sent.flatMap((one) => codeOf(one) ?? []);
  const codes = await store.codes.find(named);
  const taken = await takeItems<Item>(
    sent,
    "referralEventId",
    (one, context) => readEvent(one, context, codes, secret),
    { put },
    deps,
  );
  const rejected = taken.rejected.map(({ index, problems }) => {
    const { eventId } = (sent[index] ?? {}) as { eventId?: unknown };
    return { index, problems, id: typeof eventId === "string" ? eventId.slice(0, 256) : null };
  });
  return { ...taken, rejected };

  async function put(items: readonly Item[]): Promise<PutOutcome[]> {
    const clicks = items.flatMap((item) => (item.type === "click" ? [item] : []));
    const events = items.flatMap((item) => (item.type === "click" ? [] : [item]));
    const [ofClicks, ofEvents] = await Promise.all([
      store.codes.click(
        clicks.map(({ codeId, referralEventId, day }) => ({ codeId, day, eventId: referralEventId })),
      ),
      store.referralEvents.put(events),
    ]);
    return items.map((item) => (item.type === "click" ? ofClicks.shift()! : ofEvents.shift()!));
  }
}

function codeOf(sent: unknown): string | null {
  const code = (sent as { code?: unknown } | null)?.code;
  return typeof code === "string" && code.length <= 24 && code !== "" ? code.toUpperCase() : null;
}

/** Turns an event as sent into one as stored, the contact hashed, or names everything that is wrong with it. */
function readEvent(sent: unknown, context: ReadContext, codes: Map<string, Code>, secret: string) {
  const { fields, problems, refuse, moment, noContacts } = createReader(sent, context);
  const type = (["click", "signup", "purchase"] as const).find((known) => known === fields.type);
  if (type === undefined)
    refuse("type", fields.type, "is none that is known; accepted are click, signup, purchase");
  const time = moment("at");
  noContacts(["customerId", "eventId", "orderId"]);
  const code = codes.get(codeOf(sent) ?? "");
  if (code === undefined) refuse("code", fields.code, "is no code that was given to a customer");
  if (type === undefined) return { item: null, problems };
  const shape = referralEventSchemas[type].safeParse(sent);
  for (const found of fieldProblems(shape.error?.issues ?? [], sent)) {
    // A contact is not even repeated to who sent it.
    refuse(found.field, found.field.startsWith("contact") ? "(not repeated)" : found.value, found.message);
  }
  if (!shape.success || problems.length > 0 || time === null || code === undefined)
    return { item: null, problems };
  const { data } = shape;
  const { codeId, personKey: advocateKey } = code;
  if (data.type === "click") {
    const item: Click = {
      type: "click",
      customerId: "",
      referralEventId: data.eventId,
      codeId,
      day: time.day,
    };
    return { item, problems: null };
  }
  const item: StoredReferralEvent = {
    customerId: data.customerId,
    referralEventId: data.eventId,
    type: data.type,
    happenedAt: data.at,
    ...time,
    advocateKey,
    codeId,
    ...(data.type === "purchase" && { orderId: data.orderId }),
    ...marksOfContact(secret, data.contact),
  };
  return { item, problems: null };
}
