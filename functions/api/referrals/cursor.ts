import * as z from "zod";
import { CursorRefused } from "../problems/errors.ts";

const cursorSchema = z.strictObject({ friendKey: z.string().min(1).max(64), changedAt: z.number() });
type Place = z.infer<typeof cursorSchema>;

/** Where a list of referrals goes on, as text. */
export function placeToCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws {CursorRefused} for text that is no cursor */
export function cursorToPlace(cursor: string): Place {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new CursorRefused("The cursor was not given by this list; start again without one.");
  }
}
