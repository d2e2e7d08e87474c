import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentedModel } from "../../../model/ambassadors/ambassadorModel.ts";
import { ambassadorScore } from "../../../model/ambassadors/ambassadorScore.ts";
import { nothingTold } from "../../../model/ambassadors/evidence.ts";
import { withId } from "../../../model/segments/buildRuleset.ts";
import { place } from "../../../model/segments/place.ts";
import type { Condition, Ruleset } from "../../../model/segments/ruleset.ts";
import { runs } from "../../support/runs.ts";
import { anyFacts, context, facts, ruleset } from "./shop.ts";

/** The default rules as they were before signals had a say. */
const before: Ruleset = withId({
  ...ruleset,
  rules: ruleset.rules.map((rule) => ({ ...rule, when: withoutSignals(rule.when) })),
});

function withoutSignals(when: Condition): Condition {
  if (!("all" in when)) return when;
  const plain = when.all.filter((one) => !/ambassadorScore|signalsAgainst/.test(JSON.stringify(one)));
  return { all: plain };
}

const segment = (over: Parameters<typeof facts>[0], rules = ruleset) =>
  place(rules, facts(over), context).segment;

describe("likely ambassadors by the default rules", () => {
  it("are the same as ever where there are no signals", () => {
    const whole = fc.record({
      known: anyFacts,
      probabilityAlive: fc.oneof(fc.constant(0.8), fc.double({ min: 0, max: 1, noNaN: true })),
      frequency: fc.nat({ max: 40 }),
      tenureDays: fc.nat({ max: 4_000 }),
    });
    fc.assert(
      fc.property(whole, ({ known, ...orders }) => {
        const score = ambassadorScore(documentedModel, { ...nothingTold, ...orders });
        const over = {
          ...known,
          ...orders,
          ambassadorScore: score,
          signalsAgainst: 0,
          successfulReferrals: 0,
        };
        expect(segment(over)).toBe(segment(over, before));
      }),
      { numRuns: runs(500) },
    );
  });

  it("are none of those with a signal against, nor of those whom the score leaves below its line", () => {
    expect(segment({})).toBe("likely_ambassador");
    expect(segment({ signalsAgainst: 1 })).toBe("steady");
    expect(segment({ ambassadorScore: 0.49 })).toBe("steady");
    expect(segment({ ambassadorScore: 0.5 })).toBe("likely_ambassador");
    expect(segment({ ambassadorScore: 0.4, successfulReferrals: 1 })).toBe("likely_ambassador");
  });

  it("rulesets of before still place", () => {
    expect(before.id).not.toBe(ruleset.id);
    expect(segment({ signalsAgainst: 1 }, before)).toBe("likely_ambassador");
  });

  it("a shop's own rules may ask for signals, with reasons in both languages", () => {
    const own = withId({
      ...ruleset,
      rules: [
        {
          segment: "angry",
          label: { en: "Angry", ar: "غاضب" },
          when: { field: "signalsAgainst", op: ">=", than: 1 },
        },
        {
          segment: "unsure",
          label: { en: "Unsure", ar: "متردد" },
          when: {
            all: [
              { field: "ambassadorScore", op: "<", than: 0.3 },
              { not: { field: "signalsAgainst", op: ">=", than: 1 } },
            ],
          },
        },
        ...ruleset.rules.slice(-1),
      ],
    });
    const reasons = (over: Parameters<typeof facts>[0]) =>
      place(own, facts(over), context).reasons.map(({ words }) => words);
    expect(reasons({ signalsAgainst: 2 })).toEqual([
      {
        en: "Signals against asking for a recommendation (open complaint, low NPS, low rating): 2.",
        ar: "مؤشرات ضد طلب التوصية (شكوى لم تُحل أو توصية متدنية أو تقييم متدنٍّ): 2.",
      },
    ]);
    expect(reasons({ ambassadorScore: 0.21 })).toEqual([
      {
        en: "How likely they are to recommend the shop: 0.21 of 1 (line: 0.3).",
        ar: "ميله إلى التوصية بالمتجر: 0.21 من 1 (الحد: 0.3).",
      },
    ]);
  });
});
