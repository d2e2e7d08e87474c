import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { csvRowLimit } from "../../contract/schemas/lists.ts";

const csvOrJson = {
  header: "Accept" as const,
  supports: ["application/json", "text/csv"],
  default: "application/json",
};
const [defaultLimit, jsonLimit] = [100, 1000];

/** Whether a request for a list asks for CSV, and the rows of a page: more of them as CSV. */
export function readForm(c: Context, asked: number | undefined): { asCsv: boolean; limit: number } {
  const asCsv = accepts(c, csvOrJson) === "text/csv";
  return { asCsv, limit: asCsv ? (asked ?? csvRowLimit) : Math.min(asked ?? defaultLimit, jsonLimit) };
}

/** What a CSV answers with besides its rows; `next` leads to the page after it. */
export function csvHeaders(next: string | null): Record<string, string> {
  return { "Content-Type": "text/csv; charset=utf-8", ...(next !== null && { Link: next }) };
}
