import { parseTimestamp } from "../../../model/time/parseTimestamp.ts";

/** A revision as a number that grows with each: itself, or the milliseconds of the source's updatedAt. */
export function readRevision(
  sent: unknown,
  refuse: (field: string, value: unknown, message: string) => void,
): number | undefined {
  if (typeof sent === "number" && Number.isSafeInteger(sent) && sent >= 0) return sent;
  if (typeof sent === "string") {
    try {
      return parseTimestamp(sent, "UTC").at;
    } catch {
      // told below, as for every other form
    }
  }
  if (sent !== undefined)
    refuse(
      "revision",
      sent,
      "is neither a whole number of 0 or more nor a timestamp such as 2026-03-31T14:05:00Z",
    );
  return undefined;
}
