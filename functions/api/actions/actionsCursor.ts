import * as z from "zod";
import { CursorRefused } from "../problems/errors.ts";

const cursorSchema = z.strictObject({
  /** Which list: its day and when it was made. */
  day: z.int(),
  madeAt: z.number(),
  kind: z.string().nullable(),
  /** Place of the last action looked at. */
  after: z.int(),
});
export type ActionsCursor = z.infer<typeof cursorSchema>;

export function sealActionsCursor(cursor: ActionsCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** @throws {CursorRefused} for text that is no cursor */
export function openActionsCursor(text: string): ActionsCursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new CursorRefused("The cursor was not given by this list; start again without one.");
  }
}
