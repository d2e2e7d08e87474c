import type { RuleField } from "../../../../model/segments/ruleset.ts";
import type { Formats } from "../../i18n/formats.ts";

/** How a quantity that rules ask about is counted. */
export type FieldKind = "money" | "share" | "score" | "count" | "days";

const kinds: Record<RuleField, FieldKind> = {
  valueIfAlive: "money",
  predictedValue: "money",
  valueAtRisk: "money",
  historicValue: "money",
  expectedOrders: "count",
  probabilityAlive: "share",
  probabilityOfSilence: "share",
  frequency: "count",
  daysSinceLastOrder: "days",
  tenureDays: "days",
  ambassadorScore: "score",
  signalsAgainst: "count",
  successfulReferrals: "count",
};

/** @param currency null for a log without amounts: expected orders stand for money */
export function kindOf(field: RuleField, currency: string | null): FieldKind {
  const kind = kinds[field];
  return kind === "money" && currency === null ? "count" : kind;
}

/** A value of a field as people write it. */
export function showField(field: RuleField, value: number, format: Formats, currency: string | null): string {
  const kind = kindOf(field, currency);
  if (kind === "money") return format.money(value, currency!);
  if (kind === "share") return format.percent(value, Number.isInteger(Math.round(value * 1e4) / 100) ? 0 : 1);
  if (kind === "score") return format.number(value, 2);
  if (kind === "days") return format.days(value);
  return format.number(value, Number.isInteger(value) ? 0 : 1);
}
