import { potentialFrom } from "../ambassadors/ambassadorModel.ts";
import type { Condition, RuleField, RuleRecipe, Threshold } from "./ruleset.ts";

const is = (field: RuleField, op: "<" | "<=" | ">" | ">=", than: Threshold): Condition => ({
  field,
  op,
  than,
});
const cutoff = (name: string): Threshold => ({ cutoff: name });

/**
 * The rules a shop starts with. Valuable is judged by what the customer is worth if alive, never by CLV, which
 * P(alive) has already shrunk. Who is probably lost is not at risk, and worth little whatever they once bought.
 * Whoever is surely a customer, frequent and valuable is a likely ambassador unless what they say, or what the shop's
 * referrals have taught, is against it: without signals and referrals the score of such a customer is never below its
 * line. Cut-offs are quantiles of the shop's own customers, so that every segment holds some and none nearly all.
 */
export const defaultRecipe: RuleRecipe = {
  cutoffs: {
    valuable: { quantile: 0.6, of: "valueIfAlive" },
    frequent: { quantile: 0.8, of: "frequency" },
    lowValue: { quantile: 0.3, of: "predictedValue" },
    surelyAlive: { fixed: 0.8 },
    potentialAmbassador: { fixed: potentialFrom },
    atRisk: { setting: "atRiskBelow" },
    lost: { setting: "lostBelow" },
    overdue: { setting: "overdueBelow" },
  },
  rules: [
    {
      segment: "at_risk",
      label: { en: "At risk", ar: "معرّض للفقدان" },
      when: {
        all: [
          is("valueIfAlive", ">=", cutoff("valuable")),
          is("probabilityAlive", ">=", cutoff("lost")),
          {
            any: [
              is("probabilityAlive", "<", cutoff("atRisk")),
              is("probabilityOfSilence", "<", cutoff("overdue")),
            ],
          },
        ],
      },
    },
    {
      segment: "likely_ambassador",
      label: { en: "Likely ambassador", ar: "سفير محتمل" },
      when: {
        all: [
          is("valueIfAlive", ">=", cutoff("valuable")),
          is("probabilityAlive", ">=", cutoff("surelyAlive")),
          is("frequency", ">=", cutoff("frequent")),
          is("frequency", ">=", 2),
          is("probabilityOfSilence", ">=", cutoff("overdue")),
          {
            any: [
              is("ambassadorScore", ">=", cutoff("potentialAmbassador")),
              is("successfulReferrals", ">=", 1),
            ],
          },
          is("signalsAgainst", "<", 1),
        ],
      },
    },
    {
      segment: "low_value",
      label: { en: "Low value", ar: "منخفض القيمة" },
      when: {
        any: [is("predictedValue", "<=", cutoff("lowValue")), is("probabilityAlive", "<", cutoff("lost"))],
      },
    },
    { segment: "steady", label: { en: "Steady", ar: "مستقر" }, when: { always: true } },
  ],
};
