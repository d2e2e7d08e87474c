import { reasonOf, type StateError } from "./reasonOf.ts";

/** Some entries of a map failed for good. */
export class EntriesFailed extends Error {
  override readonly name = "EntriesFailed";
}

export interface Gathering {
  /** Name of the step, and of what its entries are: "shard". */
  step: string;
  each: string;
  /** What each entry came to: whatever its work answered, or `{<each>, error}`. */
  outcomes: readonly (Record<string, unknown> | null)[];
}

/** Reasons given at most; the rest are counted. */
const most = 5;

/**
 * Reads what the entries of a map came to.
 *
 * @throws {EntriesFailed} saying how many failed, which ones and why
 */
export function gather({ step, each, outcomes }: Gathering): { entries: number } {
  const failed = outcomes.filter((outcome) => outcome?.error !== undefined);
  if (failed.length === 0) return { entries: outcomes.length };
  const reasons = failed.slice(0, most).map((outcome) => {
    return `${each} ${outcome![each]}: ${reasonOf(outcome!.error as StateError)}`;
  });
  if (failed.length > most) reasons.push(`and ${failed.length - most} more`);
  throw new EntriesFailed(
    `${step} failed in ${failed.length} of ${outcomes.length} ${each}s; ${reasons.join("; ")}`,
  );
}
