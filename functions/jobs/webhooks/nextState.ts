import { createHash } from "node:crypto";
import { retryAfterSeconds, type StoredDelivery } from "../../contract/webhook.ts";
import type { PostAnswer } from "./postWebhook.ts";

/** No receiver puts an attempt off for longer, in milliseconds. */
const longestMs = 24 * 3_600_000;

type Next = Pick<StoredDelivery, "state" | "at" | "attempts" | "answer">;

/**
 * Where an attempt takes a delivery: delivered by any status of 200 to 299; else due again after the schedule's wait,
 * up to a tenth longer so that what failed together does not come back together, and never before the receiver's
 * Retry-After. After the last wait, or where the receiver says 410 Gone, it is a dead letter.
 *
 * @param now milliseconds; the moment of the answer
 */
export function nextState({ deliveryId, attempts }: StoredDelivery, answer: PostAnswer, now: number): Next {
  const status = "status" in answer ? answer.status : null;
  const made = { attempts: attempts + 1, answer: status ?? ("failed" in answer ? answer.failed : "") };
  if (status !== null && status >= 200 && status <= 299) return { ...made, state: "delivered", at: now };
  const wait = retryAfterSeconds[attempts];
  if (wait === undefined || status === 410) return { ...made, state: "dead", at: now };
  const waitMs = wait * 1000 * (1 + 0.1 * share(`${deliveryId}\n${attempts}`));
  const asked = "status" in answer ? readRetryAfter(answer.retryAfter, now) : 0;
  return { ...made, state: "pending", at: now + Math.round(Math.max(waitMs, Math.min(asked, longestMs))) };
}

/** Milliseconds that a Retry-After asks for: seconds, or a date. 0 where there is none that can be read. */
function readRetryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return date > now ? date - now : 0;
}

/** A share of 1 that follows from a text. */
function share(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}
