import type { Touch } from "./referral.ts";

/**
 * Whose recommendation counts: that of the earliest sign-up or purchase with a code, by its own time and not by when
 * it arrived; of equal times the first by id.
 */
export function attribution(touches: readonly Touch[]): Touch | null {
  let first: Touch | null = null;
  for (const touch of touches) if (first === null || comesBefore(touch, first)) first = touch;
  return first;
}

function comesBefore(a: Touch, b: Touch): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.eventId < b.eventId;
}
