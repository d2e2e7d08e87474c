import type { ActBy } from "../../model/score/score.ts";
import { dayToIso } from "../../model/time/dayToIso.ts";
import type { Score } from "../contract/score.ts";

/** Act-by as the service answers it. */
export function shownActBy({ day, passed, line, reason }: ActBy): Score["actBy"] {
  return { date: day === null ? null : dayToIso(day), passed, line, reason };
}
