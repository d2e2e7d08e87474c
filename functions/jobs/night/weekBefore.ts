import type { Store } from "../../store/types.ts";
import type { Totals } from "../rows/addDelta.ts";
import type { NightReport } from "./report.ts";

/** How the segments stood a week before a night. */
export interface WeekBefore {
  /** Whole days since 1970-01-01. */
  asOf: number;
  totals: Totals;
}

/** Nights looked back through: a fortnight of them, with what was placed anew in between. */
const lookedAt = 60;

/** What the latest night said that scored for a day at least a week before, and at most two; null without any. */
export async function weekBefore({ runs }: Store, asOf: number): Promise<WeekBefore | null> {
  const known = (await runs.list("night", lookedAt))
    .filter(({ state }) => state === "done")
    .map(({ detail }) => detail as unknown as NightReport)
    .filter((night) => asOf - 14 <= night.asOf && night.asOf <= asOf - 7);
  const [latest] = known.sort((one, other) => other.asOf - one.asOf);
  return latest === undefined ? null : { asOf: latest.asOf, totals: latest.totals };
}
