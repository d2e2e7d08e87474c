import * as z from "zod";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { localDay } from "../../../model/time/localDay.ts";
import type { NightlyInput } from "../../contract/nightly.ts";
import type { JobDeps } from "../deps.ts";

/** What a night may be started with; nothing is the night of today. */
export const nightRequestSchema = z
  .object({
    /** Default: the local date it scores for. */
    runId: z
      .string()
      .regex(/^[\w.:-]{1,64}$/)
      .optional(),
    /** The local date to score for, as a date or in days since 1970-01-01; default today. */
    asOf: z.union([z.iso.date(), z.int()]).optional(),
  })
  .strict();

/** What every later step of a run is given, and the shards that map steps are given one by one. */
export interface NightPlan extends NightlyInput {
  shardList: number[];
}

/** Settles which day a night scores for, by the shop's own calendar, and how the work is shared out. */
export function planNight(
  { settings, now }: Pick<JobDeps, "settings" | "now">,
  request: unknown,
  { shards, execution }: { shards: number; execution: string },
): NightPlan {
  const { runId, asOf } = nightRequestSchema.parse(request ?? {});
  const day = typeof asOf === "string" ? isoToDay(asOf) : (asOf ?? localDay(now(), settings.timeZone));
  return {
    runId: runId ?? dayToIso(day),
    asOf: day,
    shards,
    execution,
    shardList: Array.from({ length: shards }, (_, shard) => shard),
  };
}
