import type { ListFilters } from "../../../../functions/contract/schemas/lists.ts";
import { asciiDigits } from "../../../../model/time/asciiDigits.ts";
import type { Formats } from "../../i18n/formats.ts";
import type { Words } from "../../i18n/words.ts";
import { words } from "./words.ts";

type Kind = "money" | "share" | "count" | "date";
type Range = Exclude<keyof ListFilters, "channel">;

/** What members can be filtered by, besides the channel: each between two ends. */
export interface FilterField {
  label: Words;
  kind: Kind;
  from: Range;
  to: Range;
}

export const filterFields: readonly FilterField[] = [
  { label: words.clv, kind: "money", from: "minClv", to: "maxClv" },
  { label: words.churn, kind: "share", from: "minChurn", to: "maxChurn" },
  { label: words.valueAtRisk, kind: "money", from: "minValueAtRisk", to: "maxValueAtRisk" },
  { label: words.lastOrder, kind: "date", from: "lastOrderAfter", to: "lastOrderBefore" },
  { label: words.actBy, kind: "date", from: "actByAfter", to: "actByBefore" },
  { label: words.orders, kind: "count", from: "minOrders", to: "maxOrders" },
];

/** How an end is written in its input: shares as percentages. */
export function textOf(kind: Kind, value: string | number | undefined): string {
  if (value === undefined) return "";
  if (kind === "share" && typeof value === "number") return String(Number((value * 100).toFixed(4)));
  return String(value);
}

/** What an input says: undefined for nothing; null where it cannot be understood. Digits may be Arabic. */
export function readEnd(kind: Kind, text: string): string | number | undefined | null {
  const plain = asciiDigits(text)
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", "")
    .replace(/[%٪\s]/g, "");
  if (plain === "") return undefined;
  if (kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : null;
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  if (kind === "money") return value;
  if (kind === "count") return Number.isInteger(value) && value >= 0 && value <= 1e9 ? value : null;
  return value >= 0 && value <= 100 ? Number((value / 100).toFixed(6)) : null;
}

/** One filter that holds, as it is shown and taken away. */
export interface FilterChip {
  names: (keyof ListFilters)[];
  label: Words;
  text: string;
}

/** The filters that hold, a chip a field: "Churn risk 50%–80%". */
export function chipsOf(filters: ListFilters, format: Formats, currency: string): FilterChip[] {
  const chips: FilterChip[] = [];
  for (const { label, kind, from, to } of filterFields) {
    const [low, high] = [filters[from], filters[to]];
    if (low === undefined && high === undefined) continue;
    const show = (end: string | number) => shown(kind, end, format, currency);
    const text =
      low === undefined
        ? `${kind === "date" ? "<" : "≤"} ${show(high!)}`
        : high === undefined
          ? `${kind === "date" ? ">" : "≥"} ${show(low)}`
          : `${show(low)} – ${show(high)}`;
    chips.push({ names: [from, to], label, text });
  }
  if (filters.channel !== undefined)
    chips.push({ names: ["channel"], label: words.channel, text: filters.channel });
  return chips;
}

function shown(kind: Kind, end: string | number, format: Formats, currency: string): string {
  if (kind === "date") return format.date(String(end));
  const value = Number(end);
  if (kind === "money") return format.money(value, currency);
  if (kind === "count") return format.number(value);
  return format.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1);
}

/** Filters without some of them. */
export function without(filters: ListFilters, names: readonly (keyof ListFilters)[]): ListFilters {
  const rest = { ...filters };
  for (const name of names) delete rest[name];
  return rest;
}

/** Filters with one end put, or taken away. */
export function withEnd<Name extends keyof ListFilters>(
  filters: ListFilters,
  name: Name,
  value: ListFilters[Name] | undefined,
): ListFilters {
  return value === undefined ? without(filters, [name]) : { ...filters, [name]: value };
}
