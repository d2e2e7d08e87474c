import type { z } from "zod";
import type { unprofitableSchema } from "../../contract/schemas/value.ts";
import { guardFormula } from "../../scoring/lists/guardFormula.ts";
import { csvField } from "../../scoring/lists/listCsv.ts";

type Unprofitable = z.infer<typeof unprofitableSchema>["customers"][number];

const columns = [
  "customerId",
  "segment",
  "orders",
  "lastOrder",
  "spend",
  "costToServe",
  "contribution",
  "expectedContribution",
  "now",
  "expected",
] as const satisfies readonly (keyof Unprofitable)[];

/** Customers who cost more than they bring as CSV by RFC 4180, with a header line. */
export function unprofitableCsv(customers: readonly Unprofitable[]): string {
  const lines = customers.map((customer) => {
    const row = { ...customer, customerId: guardFormula(customer.customerId) };
    return columns.map((column) => csvField(shown(row[column]))).join(",");
  });
  return [columns.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function shown(value: string | number | boolean): string | number {
  return typeof value === "boolean" ? (value ? "yes" : "no") : value;
}
