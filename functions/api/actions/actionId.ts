import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { outreachPurposes } from "../../../model/signals/signal.ts";
import { Unknown } from "../problems/errors.ts";

/** What an action is known by: one of a kind for one customer on one day. */
export interface ActionName {
  kind: (typeof outreachPurposes)[number];
  /** Whole days since 1970-01-01. */
  day: number;
  customerId: string;
}

const partsSchema = z.tuple([z.enum(outreachPurposes), z.int(), z.string()]);

/** An action's id: says itself what it is, in text that only this deployment can have written. */
export function actionId({ kind, day, customerId }: ActionName, secret: string): string {
  const body = Buffer.from(JSON.stringify([kind, day, customerId])).toString("base64url");
  return `${body}.${mac(body, secret).toString("base64url")}`;
}

/** @throws {Unknown} for an id that no list gave */
export function readActionId(id: string, secret: string): ActionName {
  const [body = "", signature = "", more] = id.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = mac(body, secret);
  if (more !== undefined || !(given.length === expected.length && timingSafeEqual(given, expected)))
    throw new Unknown("action", "No action has this id; take it from GET /v1/actions.");
  const [kind, day, customerId] = partsSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  return { kind, day, customerId };
}

function mac(body: string, secret: string): Buffer {
  return createHmac("sha256", secret).update("action\n").update(body).digest().subarray(0, 16);
}
