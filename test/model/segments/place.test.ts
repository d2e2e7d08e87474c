import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withId } from "../../../model/segments/buildRuleset.ts";
import { place, ruleOf } from "../../../model/segments/place.ts";
import { placeColumns } from "../../../model/segments/placeColumns.ts";
import type { FactsColumns } from "../../../model/segments/ruleFacts.ts";
import { type Condition, ruleFields } from "../../../model/segments/ruleset.ts";
import { runs } from "../../support/runs.ts";
import { anyFacts, context, facts, ruleset } from "./shop.ts";

const reasonsOf = (over: Parameters<typeof facts>[0], words = context) =>
  place(ruleset, facts(over), words).reasons.map(({ code, words: { en, ar } }) => [code, en, ar]);

describe("place", () => {
  it("takes the first rule that matches", () => {
    const segment = (over: Parameters<typeof facts>[0]) => place(ruleset, facts(over), context).segment;
    expect(segment({})).toBe("likely_ambassador");
    expect(segment({ probabilityAlive: 0.31 })).toBe("at_risk");
    expect(segment({ probabilityOfSilence: 0.03 })).toBe("at_risk");
    expect(segment({ frequency: 2 })).toBe("steady");
    expect(segment({ probabilityAlive: 0.7 })).toBe("steady");
    expect(segment({ valueIfAlive: 30, predictedValue: 25 })).toBe("low_value");
  });

  it("judges valuable by the value if alive, never by the CLV that P(alive) has shrunk", () => {
    const leaving = facts({ probabilityAlive: 0.06, valueIfAlive: 420, predictedValue: 25 });
    expect(place(ruleset, leaving, context).segment).toBe("at_risk");
  });

  it("gives up who is below the line of the lost, and says that the value is lost, not at risk", () => {
    const gone = place(ruleset, facts({ probabilityAlive: 0.02, predictedValue: 60 }), context);
    expect(gone.segment).toBe("low_value");
    expect(gone.reasons).toHaveLength(1);
    expect(gone.reasons[0].code).toBe("lost");
    expect(gone.reasons[0].words.en).toBe(
      "Probably lost: the chance that they are still a customer is 2%, below the 5% line. Count the SAR 420 they would have been worth as lost, not as at risk.",
    );
    expect(gone.reasons[0].words.ar).toContain("مفقودة لا معرّضة للفقدان");
  });

  it("is total and deterministic, and the same one by one and in columns", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 30 }), (many) => {
        const columns = Object.fromEntries(
          ruleFields.map((field) => [field, many.map((one) => one[field])]),
        ) as unknown as FactsColumns;
        const placed = placeColumns(ruleset, columns);
        many.forEach((one, i) => {
          const once = place(ruleset, one, context);
          expect(once.rule).toBe(placed[i]);
          expect(place(ruleset, one, context)).toEqual(once);
          expect(once.reasons.length).toBeGreaterThan(0);
          for (const { words } of once.reasons) {
            expect(words.en).toMatch(/\.$/);
            expect(words.ar).toMatch(/[\u0600-\u06ff].*\.$/);
          }
        });
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("reasons", () => {
  it("set what the customer is worth against the chance that they are leaving", () => {
    expect(reasonsOf({ probabilityAlive: 0.31 })).toEqual([
      [
        "valuable_leaving",
        "Worth SAR 420 in the next 12 months if still a customer, but the chance that they are is 31%, below the 50% line.",
        "قيمته المتوقعة 420 ريال سعودي خلال الأشهر الـ12 القادمة إن كان لا يزال عميلًا، لكن احتمال ذلك 31%، أي دون حد 50%.",
      ],
    ]);
  });

  it("or against a silence that chance does not explain", () => {
    expect(reasonsOf({ probabilityOfSilence: 0.03, daysSinceLastOrder: 95 })).toEqual([
      [
        "valuable_overdue",
        "Worth SAR 420 in the next 12 months if still a customer, but the last order was 95 days ago: of active customers with the same rhythm only 3% stay silent so long (line: 5%).",
        "قيمته المتوقعة 420 ريال سعودي خلال الأشهر الـ12 القادمة إن كان لا يزال عميلًا، لكن آخر طلب له كان قبل 95 يومًا، ومن بين العملاء النشطين ذوي الإيقاع نفسه لا ينقطع هذه المدة سوى 3% (الحد: 5%).",
      ],
    ]);
  });

  it("quote an ambassador's own orders", () => {
    expect(reasonsOf({})).toEqual([
      [
        "valueIfAlive_above",
        "Worth SAR 420 in the next 12 months if still a customer (line: SAR 310).",
        "قيمته المتوقعة 420 ريال سعودي خلال الأشهر الـ12 القادمة إن كان لا يزال عميلًا (الحد: 310 ريال سعودي).",
      ],
      [
        "probabilityAlive_above",
        "The chance that they are still a customer is 95% (line: 80%).",
        "احتمال بقائه عميلًا 95% (الحد: 80%).",
      ],
      [
        "frequency_above",
        "Bought 9 times, last 12 days ago (line: 4 times).",
        "اشترى 9 مرات، وآخر طلب له كان قبل 12 يومًا (الحد: 4 مرات).",
      ],
      [
        "ambassadorScore_above",
        "How likely they are to recommend the shop: 0.8 of 1 (line: 0.5).",
        "ميله إلى التوصية بالمتجر: 0.8 من 1 (الحد: 0.5).",
      ],
    ]);
  });

  it("of the last rule tell what to expect", () => {
    expect(reasonsOf({ frequency: 1 })).toEqual([
      [
        "otherwise",
        "Expected to bring SAR 400 in the next 12 months; the chance that they are still a customer is 95%. None of the rules before this one applies.",
        "يُتوقّع أن يحقق 400 ريال سعودي خلال الأشهر الـ12 القادمة، واحتمال بقائه عميلًا 95%. ولا تنطبق عليه أي قاعدة سابقة.",
      ],
    ]);
  });

  it("speak of orders where the log has no amounts", () => {
    const [[, en, ar]] = place(ruleset, facts({ valueIfAlive: 320, probabilityAlive: 0.31 }), {
      horizonDays: 90,
      money: false,
    }).reasons.map(({ code, words }) => [code, words.en, words.ar]);
    expect(en).toBe(
      "Expected to order 320 times in the next 90 days if still a customer, but the chance that they are is 31%, below the 50% line.",
    );
    expect(ar).toContain("خلال الـ90 يومًا القادمة");
  });

  it("come from a shop's own rules as well: alternatives that hold, negations turned round", () => {
    const is = (
      field: "tenureDays" | "historicValue" | "daysSinceLastOrder",
      op: "<" | ">",
      than: number,
    ): Condition => ({
      field,
      op,
      than,
    });
    const own = withId({
      modelId: "m",
      basis: "data",
      cutoffs: {},
      values: {},
      rules: [
        {
          segment: "vip",
          label: { en: "VIP", ar: "مميز" },
          when: {
            all: [
              { not: { any: [is("daysSinceLastOrder", ">", 60), is("tenureDays", "<", 30)] } },
              { any: [is("historicValue", ">", 800), is("tenureDays", ">", 1000)] },
            ],
          },
        },
        { segment: "rest", label: { en: "Rest", ar: "البقية" }, when: { always: true } },
      ],
    });
    const { segment, reasons } = place(own, facts(), context);
    expect(segment).toBe("vip");
    expect(reasons.map(({ words }) => words.en)).toEqual([
      "Last order 12 days ago (line: 60 days).",
      "First order 400 days ago (line: 30 days).",
      "Has spent SAR 900 so far (line: SAR 800).",
    ]);
    expect(ruleOf(own, facts({ daysSinceLastOrder: 61 }))).toBe(1);
  });
});
