import { createHash } from "node:crypto";
import type { EventType } from "../../contract/webhook.ts";

/**
 * The webhook-id of an event: its time, by which ids sort, and a hash of its cause. Without a full stop, as the
 * convention asks, because the signature puts stops between id, time and body.
 *
 * @param at    milliseconds since 1970
 * @param cause what tells it from every other event of its type
 */
export function newsId(type: EventType, at: number, cause: readonly (string | number)[]): string {
  const hash = createHash("sha256").update(JSON.stringify([type, at, ...cause]));
  return `msg_${at.toString(36).padStart(9, "0")}${hash.digest("hex").slice(0, 20)}`;
}
