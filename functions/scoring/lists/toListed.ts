import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { ListedCustomerJson } from "../../contract/schemas/lists.ts";
import type { ListedCustomer } from "../../store/types.ts";
import { rounded } from "../rounded.ts";

/** A stored row as lists and exports show it: dates as ISO 8601, money rounded to the currency's digits. */
export function toListed(row: ListedCustomer, digits: number): ListedCustomerJson {
  const money = (value: number | null) => (value === null ? null : rounded(value, digits));
  return {
    customerId: row.customerId,
    segment: row.segment,
    clv: money(row.clv),
    churnProbability: rounded(1 - row.probabilityAlive, 4),
    valueAtRisk: money(row.valueAtRisk),
    expectedOrders: rounded(row.expectedOrders, 4),
    actBy: row.actBy === null ? null : dayToIso(row.actBy),
    firstOrder: dayToIso(row.firstDay),
    lastOrder: dayToIso(row.lastDay),
    orders: row.orders,
    spend: money(row.spend),
    channel: row.channel ?? null,
    modelId: row.modelId,
    rulesetId: row.rulesetId,
    scoredOn: dayToIso(row.scoredOn),
  };
}
