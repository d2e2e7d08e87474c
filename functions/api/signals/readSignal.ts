import type { z } from "zod";
import { engagementWeights, signalKinds } from "../../../model/signals/signal.ts";
import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { signalSchemas } from "../../contract/schemas/signals.ts";
import type { StoredSignal } from "../../contract/signal.ts";
import { fieldProblems } from "../problems/fieldProblems.ts";
import { createReader, type Moment, type ReadContext } from "./reader.ts";

export type ReadSignal = { item: StoredSignal; problems: null } | { item: null; problems: FieldProblem[] };

const texts = ["customerId", "signalId", "productId", "category", "source", "channel", "reason", "orderId"];

/** Turns a signal as sent into one as stored, or names everything that is wrong with it. */
export function readSignal(sent: unknown, context: ReadContext): ReadSignal {
  const reader = createReader(sent, context);
  const { fields, problems, refuse } = reader;
  const kind = signalKinds.find((known) => known === fields.kind);
  if (kind === undefined)
    refuse("kind", fields.kind, `is none that is known; accepted are ${signalKinds.join(", ")}`);
  const time = reader.moment("at");
  const resolved = reader.moment("resolvedAt");
  const money = { cost: reader.money("cost"), amount: reader.money("amount") };
  const revision = reader.revision();
  reader.noContacts(texts);
  if (time && resolved && resolved.day < time.day) {
    refuse("resolvedAt", fields.resolvedAt, "lies before the complaint");
  }
  if (kind === "cost" && money.amount === 0) refuse("amount", fields.amount, "must be more than 0");
  if (kind === undefined) return { item: null, problems };
  const shape = signalSchemas[kind].safeParse(sent);
  for (const found of fieldProblems(shape.error?.issues ?? [], sent)) {
    refuse(found.field, found.value, found.message);
  }
  if (!shape.success || problems.length > 0 || time === null) return { item: null, problems };
  const { customerId, signalId, at } = shape.data;
  const item = {
    customerId,
    signalId,
    happenedAt: at,
    ...time,
    ...(revision === undefined ? {} : { revision }),
    ...contentOf(shape.data, resolved, money),
  };
  return { item, problems: null };
}

type Sent = z.infer<(typeof signalSchemas)[keyof typeof signalSchemas]>;
type Content<S = StoredSignal> = S extends StoredSignal
  ? Omit<S, "customerId" | "signalId" | "happenedAt" | "day" | "at" | "revision">
  : never;

/** What a kind says, absent fields left out and defaults filled in. */
function contentOf(
  sent: Sent,
  resolved: Moment | null,
  { cost, amount }: { cost?: number; amount?: number },
): Content {
  switch (sent.kind) {
    case "rating":
      return { kind: sent.kind, value: sent.value, ...given({ productId: sent.productId }) };
    case "nps":
    case "csat":
      return { kind: sent.kind, value: sent.value };
    case "engagement": {
      const { kind, action, count = 1, weight = engagementWeights[action] } = sent;
      return { kind, action, count, weight };
    }
    case "complaint":
      return {
        kind: sent.kind,
        ...given({ category: sent.category, resolvedAt: sent.resolvedAt, resolvedDay: resolved?.day }),
      };
    case "consent":
      return { kind: sent.kind, channel: sent.channel, state: sent.state, ...given({ source: sent.source }) };
    case "acquisition":
      return { kind: sent.kind, channel: sent.channel, ...given({ cost }) };
    case "cost":
      return { kind: sent.kind, amount: amount!, ...given({ reason: sent.reason }) };
    case "delivery":
      return { kind: sent.kind, ...given({ orderId: sent.orderId }) };
    case "outreach":
      return { kind: sent.kind, purpose: sent.purpose, ...given({ channel: sent.channel }) };
  }
}

/** Only what is there: the table knows no undefined. */
function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
