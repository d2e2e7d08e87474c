import fc from "fast-check";
import { type RuleFacts, ruleFields, type Ruleset } from "../../../model/segments/ruleset.ts";
import { withId } from "../../../model/segments/buildRuleset.ts";
import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";

/** The default rules with cut-offs as a shop may have them. */
export const ruleset: Ruleset = withId({
  ...defaultRecipe,
  modelId: "model_1",
  basis: "data",
  values: {
    valuable: 310,
    frequent: 3,
    lowValue: 35,
    surelyAlive: 0.8,
    potentialAmbassador: 0.5,
    atRisk: 0.5,
    lost: 0.05,
    overdue: 0.05,
  },
});

export function facts(over: Partial<RuleFacts> = {}): RuleFacts {
  return {
    valueIfAlive: 420,
    predictedValue: 400,
    valueAtRisk: 20,
    historicValue: 900,
    expectedOrders: 6.4,
    probabilityAlive: 0.95,
    probabilityOfSilence: 0.6,
    frequency: 8,
    daysSinceLastOrder: 12,
    tenureDays: 400,
    ambassadorScore: 0.8,
    signalsAgainst: 0,
    successfulReferrals: 0,
    ...over,
  };
}

/** Facts of any kind, missing ones included. */
export const anyFacts: fc.Arbitrary<RuleFacts> = fc.record(
  Object.fromEntries(
    ruleFields.map((field) => [
      field,
      field.startsWith("probability")
        ? fc.double({ min: 0, max: 1, noNaN: true })
        : fc.oneof(
            { weight: 20, arbitrary: fc.double({ min: -10, max: 1000, noNaN: true }) },
            fc.constant(Number.NaN),
          ),
    ]),
  ) as Record<keyof RuleFacts, fc.Arbitrary<number>>,
);

export const context = { horizonDays: 365, currency: "SAR" };
