import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { membershipEventSchema } from "../../contract/schemas/memberships.ts";
import type { StoredMembershipEvent } from "../../contract/signal.ts";
import { fieldProblems } from "../problems/fieldProblems.ts";
import { createReader, type ReadContext } from "./reader.ts";

export type ReadEvent =
  | { item: StoredMembershipEvent; problems: null }
  | { item: null; problems: FieldProblem[] };

/** Turns a membership event as sent into one as stored, or names everything that is wrong with it. */
export function readMembershipEvent(sent: unknown, context: ReadContext): ReadEvent {
  const reader = createReader(sent, context);
  const { fields, problems, refuse } = reader;
  const time = reader.moment("at");
  const ends = reader.moment("endsAt", true);
  const amount = reader.money("amount");
  const revision = reader.revision();
  reader.noContacts(["customerId", "eventId", "plan"]);
  if (time && ends && ends.day < time.day) refuse("endsAt", fields.endsAt, "lies before the event");
  const shape = membershipEventSchema.safeParse(sent);
  for (const found of fieldProblems(shape.error?.issues ?? [], sent)) {
    refuse(found.field, found.value, found.message);
  }
  if (!shape.success || problems.length > 0 || time === null) return { item: null, problems };
  const { customerId, eventId, type, plan, at, endsAt } = shape.data;
  const item: StoredMembershipEvent = { customerId, eventId, type, plan, happenedAt: at, ...time };
  if (ends && endsAt !== undefined) {
    item.endsAt = endsAt;
    item.endsDay = ends.day;
  }
  if (amount !== undefined) item.amount = amount;
  if (revision !== undefined) item.revision = revision;
  return { item, problems: null };
}
