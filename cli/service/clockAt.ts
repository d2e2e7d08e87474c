import { localDay } from "../../model/time/localDay.ts";

const hour = 3_600_000;

/**
 * A clock that begins at about noon of a local day and goes on from there.
 *
 * @param day whole days since 1970-01-01
 */
export function clockAt(day: number, timeZone: string, now: () => number): () => number {
  let noon = day * 24 * hour + 12 * hour;
  while (localDay(noon, timeZone) > day) noon -= hour;
  while (localDay(noon, timeZone) < day) noon += hour;
  const begun = now();
  return () => noon + now() - begun;
}
