import type { Figure } from "../figure.ts";
import { retentionRate } from "./retentionRate.ts";

/**
 * Churn rate: 1 − retention rate, the share of the customers active at the start who are not at the end.
 *
 * @example churnRate({ activeAtStart: 4, activeAtEnd: 5, reactivated: 1, newActive: 2 }).value; // => 0.5
 */
export function churnRate(counts: Parameters<typeof retentionRate>[0]): Figure {
  const retention = retentionRate(counts);
  return retention.value === null ? retention : { value: 1 - retention.value, reason: null };
}
