import type { ListedCustomerJson } from "../../contract/schemas/lists.ts";
import { guardFormula } from "./guardFormula.ts";

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

/**
 * One customer as a line of CSV by RFC 4180; empty where there is no value. What the shop named itself (ids,
 * channels) is kept from running as a formula in a spreadsheet.
 */
export function csvLine(customer: ListedCustomerJson): string {
  const { customerId, channel } = customer;
  const guarded = {
    ...customer,
    customerId: guardFormula(customerId),
    channel: channel && guardFormula(channel),
  };
  return `${listColumns.map((column) => csvField(guarded[column])).join(",")}\r\n`;
}

/** A value as a field of CSV, quoted where it has to be. */
export function csvField(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
