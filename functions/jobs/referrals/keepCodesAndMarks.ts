import type { StoredReferralEvent } from "../../contract/referral.ts";
import type { JobDeps } from "../deps.ts";

/** Keeps who has given which contact, and completes codes that a crash left half given. */
export async function keepCodesAndMarks(
  { store }: JobDeps,
  events: readonly StoredReferralEvent[],
  personKey: string,
): Promise<void> {
  for (const mark of marksOf(events)) await store.marks.put(mark, personKey);
  const given = events.flatMap((event) => (event.type === "code" ? [event] : []));
  const known = await store.codes.find(given.map(({ code }) => code));
  for (const { code, codeId, personKey } of given)
    if (!known.has(code)) await store.codes.claim({ code, codeId, personKey });
}

/** Every hash that came with the events of a customer, each once. */
export function marksOf(events: readonly StoredReferralEvent[]): string[] {
  return [...new Set(events.flatMap((event) => ("marks" in event ? Object.values(event.marks ?? {}) : [])))];
}
