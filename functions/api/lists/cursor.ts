import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { ListQuery } from "../../contract/schemas/lists.ts";
import { CursorRefused } from "../problems/errors.ts";

const cursorSchema = z.strictObject({
  /** Which list: a hash of segment, filters and sort. */
  list: z.string(),
  /** Milliseconds at which the walk began; rows changed later have moved. */
  startedAt: z.number(),
  /** The night whose totals count moves, and how many there were when the walk began. */
  runId: z.string().nullable(),
  moves: z.number(),
  /** Changed rows met and passed over. */
  passed: z.number(),
  /** The night whose snapshot the walk began on. */
  snapshotRun: z.string().nullable(),
  /** The last member given, and what it was sorted by. */
  after: z.object({ rank: z.number(), customerId: z.string() }).optional(),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** Names a list: pages of one walk share it, whatever their limit. */
export function listName(segment: string, { cursor: _cursor, limit: _limit, ...query }: ListQuery): string {
  const sorted = Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([segment, sorted]))
    .digest("base64url")
    .slice(0, 22);
}

/** The cursor as text that only this deployment can have written. */
export function sealCursor(cursor: Cursor, secret: string): string {
  const body = Buffer.from(JSON.stringify(cursor)).toString("base64url");
  return `${body}.${mac(body, secret).toString("base64url")}`;
}

/**
 * Reads a cursor of this list.
 *
 * @throws {CursorRefused} when it was altered, or given by another list
 */
export function openCursor(text: string, list: string, secret: string): Cursor {
  const [body = "", signature = ""] = text.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = mac(body, secret);
  if (!(given.length === expected.length && timingSafeEqual(given, expected)))
    throw new CursorRefused("The cursor was altered or not given by this service; start again without one.");
  const cursor = cursorSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  if (cursor.list !== list)
    throw new CursorRefused(
      "The cursor was given by another list; send it with the segment, filters and sort it came from, or start again without one.",
    );
  return cursor;
}

function mac(body: string, secret: string): Buffer {
  return createHmac("sha256", secret).update("cursor\n").update(body).digest();
}
