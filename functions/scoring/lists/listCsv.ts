import type { ListedCustomerJson } from "../../contract/schemas/lists.ts";

/** Columns of every CSV of customers, in their order. */
export const listColumns = [
  "customerId",
  "segment",
  "clv",
  "churnProbability",
  "valueAtRisk",
  "expectedOrders",
  "actBy",
  "firstOrder",
  "lastOrder",
  "orders",
  "spend",
  "channel",
  "modelId",
  "rulesetId",
  "scoredOn",
] as const satisfies readonly (keyof ListedCustomerJson)[];

/** The header line, with its line end. */
export const csvHeader = `${listColumns.join(",")}\r\n`;

/** One customer as a line of CSV by RFC 4180; empty where there is no value. */
export function csvLine(customer: ListedCustomerJson): string {
  return `${listColumns.map((column) => csvField(customer[column])).join(",")}\r\n`;
}

export function csvField(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
