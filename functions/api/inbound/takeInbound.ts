import { HTTPException } from "hono/http-exception";
import * as z from "zod";
import type { InboundSource, StoredInbound } from "../../contract/inbound.ts";
import { markHash } from "../../contract/markHash.ts";
import type { inboundAnswerSchema } from "../../contract/schemas/inbound.ts";
import { unseal } from "../../contract/seal.ts";
import type { Api } from "../api.ts";
import type { OrdersResponse } from "../orders/takeOrders.ts";
import { InvalidRequest, SignatureRefused, Unknown } from "../problems/errors.ts";
import { fieldProblems } from "../problems/fieldProblems.ts";
import type { InboundContext, ShopDelivery } from "./shopOrder.ts";
import { signedBy } from "./signedBy.ts";
import { takeDeletion, takeShopOrder, takeShopRefund } from "./takeShopOrder.ts";

export type InboundAnswer = z.infer<typeof inboundAnswerSchema>;

/** A delivery as it came, and how its system's are read. */
export interface InboundDelivery {
  source: InboundSource;
  body: Uint8Array;
  signature: string | undefined;
  topic: string | undefined;
  shop: string | undefined;
  read: (topic: string, body: unknown, context: InboundContext) => ShopDelivery;
}

/**
 * Verifies a delivery by its signature over the bytes as they came, reduces it and stores what it comes to. Before the
 * signature held, nothing of the body is looked at; after it was reduced, nothing of it is left.
 *
 * @throws {Unknown} where the system is not connected; {SignatureRefused}; {InvalidRequest} for a body of another form
 */
export async function takeInbound(api: Api, delivery: InboundDelivery): Promise<InboundAnswer> {
  const { source, signature, shop, topic = "" } = delivery;
  const connected = await api.store.inbound.get(source);
  if (connected === null)
    throw new Unknown("inbound", `${source} is not connected here; PUT /v1/inbound/${source} connects it.`);
  if (signature === undefined || !signedBy(secretsOf(api, connected), delivery.body, signature))
    throw new SignatureRefused(
      "The signature is missing, or is not that of the secret this system is connected by.",
    );
  if (connected.shop !== undefined && connected.shop !== shop)
    return nothingOf("The delivery is of another shop than the one that is connected.");
  return take(api, reduced(api, delivery, topic), connected.channel);
}

function secretsOf({ secret, now }: Api, { source, sealed, before }: StoredInbound): string[] {
  const inUse = before && now() < before.until ? [sealed, before.sealed] : [sealed];
  return inUse.map((one) => unseal(secret, `inbound ${source}`, one));
}

function reduced({ secret }: Api, { body, read }: InboundDelivery, topic: string): ShopDelivery {
  let sent: unknown;
  try {
    sent = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw new HTTPException(400);
  }
  try {
    const guestId = (email: string) => `guest-${markHash(secret, "email", email).slice("email#".length, 38)}`;
    return read(topic, sent, { guestId });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    // Without what was sent there: it may be anything of a customer's.
    throw new InvalidRequest(fieldProblems(error.issues, undefined));
  }
}

async function take(api: Api, delivery: ShopDelivery, channel: string): Promise<InboundAnswer> {
  if ("ignored" in delivery) return nothingOf(delivery.ignored);
  if ("erase" in delivery) {
    await api.eraseCustomer(delivery.erase);
    return { ...nothingOf(null), erased: 1 };
  }
  if ("deleted" in delivery) return answerOf(await takeDeletion(api, delivery.deleted));
  if ("refund" in delivery) {
    const taken = await takeShopRefund(api, delivery.refund, delivery.of, channel);
    return taken === null
      ? nothingOf("The order is not known yet; the refund comes with it by orders/updated.")
      : answerOf(taken);
  }
  const { customerId } = delivery.order;
  if (customerId === null) return nothingOf("The order names no customer.");
  return answerOf(await takeShopOrder(api, { ...delivery.order, customerId }, channel));
}

function nothingOf(ignored: string | null): InboundAnswer {
  return { accepted: 0, duplicates: 0, erased: 0, ignored, rejected: [] };
}

/** Refusals without the values that were sent: they may look like contact data. */
function answerOf({ accepted, duplicates, rejected }: OrdersResponse): InboundAnswer {
  return {
    ...nothingOf(null),
    accepted,
    duplicates,
    rejected: rejected.map(({ orderId, problems }) => ({
      orderId,
      problems: problems.map(({ field, message }) => ({ field, value: undefined, message })),
    })),
  };
}
