import { dayToIso } from "../../../model/time/dayToIso.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { localDay } from "../../../model/time/localDay.ts";
import type { AppDeps } from "../deps.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

/**
 * The day to score for, whole days since 1970-01-01: the shop's today where none is asked for.
 *
 * @throws {InvalidRequest} for a date more than a day ahead: nothing is known of the days between
 */
export function asOfDay(asOf: string | undefined, { now, settings }: AppDeps): number {
  const today = localDay(now(), settings.timeZone);
  if (asOf === undefined) return today;
  const day = isoToDay(asOf);
  if (day <= today + 1) return day;
  const latest = dayToIso(today + 1);
  throw new InvalidRequest([
    problem("asOf", asOf, `lies ahead; ${latest} is the latest accepted. To look further, raise horizonDays`),
  ]);
}
