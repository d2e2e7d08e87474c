import { dayToIso } from "../../../model/time/dayToIso.ts";
import { isDate } from "../../../model/time/civil.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { monthsKept, type MonthWindow } from "../../../model/kpis/monthWindow.ts";
import type { Period } from "../../../model/kpis/periodCounts.ts";
import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { InvalidRequest } from "../problems/errors.ts";
import { problem } from "../problems/fieldProblems.ts";

/** So many months where none are asked for. */
const usualMonths = 12;

/**
 * The period a request asks for: whole months among those that are kept.
 *
 * @param logStart position of the month of the first order; null where there is none
 * @throws {InvalidRequest} naming the field, and what is kept
 */
export function readPeriod(
  { from, to }: { from?: string; to?: string },
  window: MonthWindow,
  logStart: number | null,
): Period {
  const latest = monthsKept - 1;
  const last = to === undefined ? latest : readEnd(to, window);
  const usual = (typeof last === "number" ? last : latest) - (usualMonths - 1);
  const first =
    from === undefined ? Math.max(0, usual, Math.min(logStart ?? 0, latest)) : readStart(from, window);
  const found = [first, last].filter((one) => typeof one === "object");
  if (typeof first === "number" && typeof last === "number") {
    if (first <= last) return { first, last };
    found.push(problem("to", to, `lies before ${from === undefined ? window.name(first) : "from"}`));
  }
  throw new InvalidRequest(found);
}

function readStart(text: string, window: MonthWindow): number | FieldProblem {
  const place = positionOf("from", text, window);
  if (typeof place !== "number") return place;
  if (text.length > 7 && !text.endsWith("-01")) return partOfMonth("from", text, `${text.slice(0, 7)}-01`);
  return place;
}

function readEnd(text: string, window: MonthWindow): number | FieldProblem {
  const place = positionOf("to", text, window);
  if (typeof place !== "number") return place;
  const ends = [window.lastDay(place), window.firstDay(place + 1) - 1].map(dayToIso);
  return text.length > 7 && !ends.includes(text) ? partOfMonth("to", text, ends[0]) : place;
}

function partOfMonth(field: string, text: string, instead: string): FieldProblem {
  const end = field === "from" ? "begins" : "ends";
  return problem(field, text, `${end} within a month, and figures are kept by month; give ${instead}`);
}

function positionOf(field: string, text: string, window: MonthWindow): number | FieldProblem {
  const [year, month, day = 1] = text.split("-").map(Number);
  if (!isDate(year, month, day)) return problem(field, text, "is not a month or date of the calendar");
  const place = window.positionOf(isoToDay(`${text.slice(0, 7)}-01`));
  if (place < 0)
    return problem(
      field,
      text,
      `is further back than figures are kept by month; from ${window.name(0)} on they are`,
    );
  if (place >= monthsKept)
    return problem(field, text, `is after the latest night, which counted up to ${dayToIso(window.asOf)}`);
  return place;
}
