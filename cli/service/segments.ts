import type { z } from "zod";
import type { segmentsSchema } from "../../functions/contract/schemas/segments.ts";
import { segmentTable } from "../segmentTable.ts";
import type { Client } from "./client.ts";

export type Segments = z.infer<typeof segmentsSchema>;

/** The segments as the service counts them now. */
export function getSegments(client: Client): Promise<Segments> {
  return client.get<Segments>("/v1/segments");
}

/** The service's segments as a table. */
export function tableOf({ segments, currency }: Segments, horizonDays: number): string {
  const lines = segments.map(({ name, label, customers, clv, valueAtRisk, expectedOrders }) => ({
    segment: name,
    label,
    customers,
    value: clv,
    valueAtRisk,
    expectedOrders,
  }));
  return segmentTable(lines, currency, horizonDays, "en");
}
