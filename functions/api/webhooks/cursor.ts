import * as z from "zod";
import type { DeliveryPlace } from "../../store/webhookTypes.ts";
import { CursorRefused } from "../problems/errors.ts";

const placeSchema = z.strictObject({ deliveryId: z.string().min(1).max(64), rank: z.int() });

/** Where a list of deliveries goes on, as text. */
export function placeToCursor(place: DeliveryPlace): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws {CursorRefused} for text that is no cursor */
export function cursorToPlace(cursor: string): DeliveryPlace {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new CursorRefused("The cursor was not given by this list; start again without one.");
  }
}
