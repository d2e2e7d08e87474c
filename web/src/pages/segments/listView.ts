import type { ListFilters, ListSort } from "../../../../functions/contract/schemas/lists.ts";

/** Which members of a segment are shown, and in what order: all of it stands in the address. */
export interface ListView {
  sort: ListSort;
  filters: ListFilters;
}

type NumberFilter = Extract<keyof ListFilters, `min${string}` | `max${string}`>;
type TextFilter = Exclude<keyof ListFilters, NumberFilter>;

const numbers = {
  minClv: Infinity,
  maxClv: Infinity,
  minChurn: 1,
  maxChurn: 1,
  minValueAtRisk: Infinity,
  maxValueAtRisk: Infinity,
  minOrders: 1e9,
  maxOrders: 1e9,
} satisfies Record<NumberFilter, number>;
const dates = [
  "lastOrderAfter",
  "lastOrderBefore",
  "actByAfter",
  "actByBefore",
] as const satisfies TextFilter[];
const sortNames: readonly ListSort[] = ["clv", "churn", "valueAtRisk", "lastOrder", "actBy"];

/** The view an address asks for; what it says that nobody understands is left out. */
export function readListView(query: URLSearchParams): ListView {
  const filters: ListFilters = {};
  for (const [name, most] of Object.entries(numbers) as [NumberFilter, number][]) {
    const text = query.get(name);
    const value = text === null || !/^-?\d+(\.\d+)?$/.test(text) ? Number.NaN : Number(text);
    const least = name.endsWith("Clv") || name.endsWith("Risk") ? -Infinity : 0;
    if (value >= least && value <= most) filters[name] = value;
  }
  for (const name of dates) {
    const text = query.get(name);
    if (text !== null && isDate(text)) filters[name] = text;
  }
  const channel = query.get("channel");
  if (channel) filters.channel = channel.slice(0, 100);
  const sort = sortNames.find((name) => name === query.get("sort")) ?? "clv";
  return { sort, filters };
}

/** What stands in the address for a view; the usual sort does not. */
export function queryOf({ sort, filters }: ListView): Record<string, string | number | undefined> {
  return { ...filters, sort: sort === "clv" ? undefined : sort };
}

/** Path of a page of the list. */
export function listPath(
  segment: string,
  { sort, filters }: ListView,
  { cursor, limit }: { cursor?: string | null; limit: number },
): string {
  const query = new URLSearchParams({ sort, limit: String(limit) });
  for (const [name, value] of Object.entries(filters)) query.set(name, String(value));
  if (cursor) query.set("cursor", cursor);
  return `/v1/segments/${encodeURIComponent(segment)}/customers?${query}`;
}

/** A date the calendar has, as `2026-03-31`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
