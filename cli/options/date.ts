import { isoToDay } from "../../model/time/isoToDay.ts";
import { UsageError } from "../errors.ts";

/** The day an option names, whole days since 1970-01-01. */
export function dayOption(flag: string, text: string): number {
  try {
    return isoToDay(text);
  } catch {
    throw new UsageError(`option ${flag}: "${text}" is not a date such as 2025-06-30`);
  }
}
