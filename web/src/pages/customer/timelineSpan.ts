import type { Curve } from "./answers.ts";

/** A day of an answer as the charts place it: midnight, without a time zone. */
export const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** Days from the first purchase to the end of the projection, which both charts of the timeline share. */
export function timelineSpan({ past, projection, asOf }: Curve): [from: Date, to: Date] {
  const from = past[0]?.date ?? asOf;
  const to = projection[projection.length - 1]?.date ?? asOf;
  return [dayOf(from), dayOf(to)];
}

/** So short a time is told by days; a longer one by months. */
const MANY_DAYS = 200;

export function isShort([from, to]: readonly [Date, Date]): boolean {
  return (to.getTime() - from.getTime()) / 86_400_000 <= MANY_DAYS;
}
