import { isFuture } from "../../../model/time/isFuture.ts";
import { parseTimestamp } from "../../../model/time/parseTimestamp.ts";
import type { FieldProblem } from "../../contract/schemas/problem.ts";
import { contactAdvice, contactLike } from "../../orders/contactLike.ts";
import { readMoney } from "../orders/readMoney.ts";
import { readRevision } from "../orders/readRevision.ts";
import { problem } from "../problems/fieldProblems.ts";

/** What reading a signal or membership event depends on besides itself. */
export interface ReadContext {
  currency: string;
  timeZone: string;
  /** Milliseconds since 1970. */
  now: number;
}

export interface Moment {
  day: number;
  at: number;
}

/** Reads the fields of one item and keeps what is wrong with them: one problem a field, the first. */
export interface Reader {
  fields: Record<string, unknown>;
  problems: FieldProblem[];
  refuse(field: string, value: unknown, message: string): void;
  /** When something was, not more than 24 h ahead unless `mayLieAhead`; null where it cannot be read or is absent. */
  moment(field: string, mayLieAhead?: boolean): Moment | null;
  /** Minor units; undefined where absent or refused. */
  money(field: string): number | undefined;
  revision(): number | undefined;
  /** Refuses what looks like contact data. */
  noContacts(fields: readonly string[]): void;
}

export function createReader(item: unknown, { currency, timeZone, now }: ReadContext): Reader {
  const isRecord = typeof item === "object" && item !== null && !Array.isArray(item);
  const fields = isRecord ? (item as Record<string, unknown>) : {};
  const problems: FieldProblem[] = [];
  const refuse: Reader["refuse"] = (field, value, message) => {
    if (!problems.some((known) => known.field === field)) problems.push(problem(field, value, message));
  };

  function moment(field: string, mayLieAhead = false): Moment | null {
    const sent = fields[field];
    if (typeof sent !== "string") return null;
    try {
      const { day, at } = parseTimestamp(sent, timeZone);
      if (mayLieAhead || !isFuture(at, now, timeZone)) return { day, at };
      refuse(field, sent, "lies more than 24 h ahead of the server's clock");
    } catch (error) {
      refuse(field, sent, (error as RangeError).message.replace(/^\w+ requires/, "requires"));
    }
    return null;
  }

  function money(field: string): number | undefined {
    if (fields[field] === undefined) return undefined;
    return readMoney(fields[field], field, currency, refuse, "is negative; give 0 or more") ?? undefined;
  }

  function noContacts(names: readonly string[]): void {
    for (const name of names) {
      const sent = fields[name];
      const kind = typeof sent === "string" ? contactLike(sent) : null;
      if (kind !== null) refuse(name, sent, contactAdvice(kind));
    }
  }

  return {
    fields,
    problems,
    refuse,
    moment,
    money,
    revision: () => readRevision(fields.revision, refuse),
    noContacts,
  };
}
