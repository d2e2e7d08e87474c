import type { z } from "zod";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { segmentsSchema } from "../../contract/schemas/segments.ts";
import { rounded } from "../../scoring/rounded.ts";
import type { SegmentTotals } from "../../store/types.ts";
import type { Api } from "../api.ts";
import { currentTotals, nights } from "../lists/nights.ts";
import { rulesOf } from "../rules/rulesOf.ts";

/** What a night notes of the one a week before it. */
interface WeekBefore {
  asOf: number;
  totals: Record<string, SegmentTotals>;
}

const nobody: SegmentTotals = { customers: 0, clv: 0, valueAtRisk: 0, expectedOrders: 0, moves: 0 };

/** Counts and values every segment by the night's totals and what orders moved since. */
export async function describeSegments(api: Api): Promise<z.infer<typeof segmentsSchema>> {
  const [{ model, ruleset }, { totals }, { last, mixed }] = await Promise.all([
    api.serving(),
    currentTotals(api.store),
    nights(api.store),
  ]);
  // Of all names, also those of the rules before: while a night places everyone anew they still stand under these.
  const customers = Object.values(totals).reduce((sum, total) => sum + total.customers, 0);
  const before = (last?.detail.weekBefore ?? null) as WeekBefore | null;
  const money = (value: number) => (model.spend === null ? null : rounded(value, api.digits));
  const stood = (total: SegmentTotals | undefined, segment: string) =>
    total
      ? {
          customers: total.customers,
          clv: money(total.clv),
          valueAtRisk: segment === "at_risk" ? money(total.valueAtRisk) : null,
        }
      : null;
  return {
    currency: api.settings.currency,
    customers,
    segments: ruleset.rules.map(({ segment, label }) => {
      const total = totals[segment] ?? nobody;
      return {
        name: segment,
        label,
        customers: total.customers,
        share: customers === 0 ? null : rounded(total.customers / customers, 4),
        clv: money(total.clv),
        expectedOrders: rounded(total.expectedOrders, 2),
        valueAtRisk: segment === "at_risk" ? money(total.valueAtRisk) : null,
        weekBefore: stood(before?.totals[segment], segment),
      };
    }),
    rules: rulesOf(ruleset),
    modelId: model.id,
    rulesetId: ruleset.id,
    runId: last?.id ?? null,
    asOf: last === null ? null : dayToIso(Number(last.detail.asOf)),
    weekBefore: before && dayToIso(before.asOf),
    live: true,
    mixed,
  };
}
