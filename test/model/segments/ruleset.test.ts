import { describe, expect, it } from "vitest";
import { priorModel } from "../../../model/score/priorModel.ts";
import { buildRuleset } from "../../../model/segments/buildRuleset.ts";
import { contentHash } from "../../../model/segments/contentHash.ts";
import { cutoffQuantile } from "../../../model/segments/cutoffQuantile.ts";
import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";
import { placeColumns } from "../../../model/segments/placeColumns.ts";
import { priorRuleset } from "../../../model/segments/priorRuleset.ts";
import type { FactsColumns } from "../../../model/segments/ruleFacts.ts";
import { type RuleRecipe, ruleFields } from "../../../model/segments/ruleset.ts";
import { validateRecipe } from "../../../model/segments/validateRecipe.ts";
import { plain } from "../score/shop.ts";

const ramp = Object.fromEntries(
  ruleFields.map((field) => [field, Float64Array.from({ length: 100 }, (_, i) => i + 1)]),
) as unknown as FactsColumns;

describe("cutoffQuantile", () => {
  it("is the smallest value that a share q do not exceed, always a customer's own", () => {
    expect(cutoffQuantile([40, 10, 30, 20], 0.5)).toBe(20);
    expect(cutoffQuantile([40, 10, 30, 20], 0.51)).toBe(30);
    expect([0, 1].map((q) => cutoffQuantile([40, 10, 30, 20], q))).toEqual([10, 40]);
  });

  it("leaves out what is not a number, and is 0 where nothing is", () => {
    expect(cutoffQuantile([Number.NaN, 3, Number.NaN], 0.9)).toBe(3);
    expect(cutoffQuantile([Number.NaN], 0.9)).toBe(0);
    expect(cutoffQuantile([], 0.5)).toBe(0);
  });

  it("counts a row of weight w as w customers", () => {
    for (const q of [0, 0.1, 0.35, 0.5, 0.8, 1]) {
      expect(cutoffQuantile([5, 1, 9], q, [3, 5, 2])).toBe(cutoffQuantile([5, 5, 5, 1, 1, 1, 1, 1, 9, 9], q));
    }
  });

  it("refuses a share beyond 0 to 1", () => {
    expect(() => cutoffQuantile([1], Number.NaN)).toThrow("cutoffQuantile requires 0 <= q <= 1: NaN");
  });
});

describe("buildRuleset", () => {
  it("computes quantiles over the customers and copies the lines of the settings", () => {
    const { values, basis, modelId } = buildRuleset(defaultRecipe, { id: "m1" }, ramp, plain);
    expect(values).toEqual({
      valuable: 60,
      frequent: 80,
      lowValue: 30,
      surelyAlive: 0.8,
      potentialAmbassador: 0.5,
      atRisk: 0.5,
      lost: 0.05,
      overdue: 0.05,
    });
    expect({ basis, modelId }).toEqual({ basis: "data", modelId: "m1" });
  });

  it("names a ruleset by its content: same content, same id; other cut-offs, rules or model, another", () => {
    const build = (recipe: RuleRecipe, modelId: string, atRiskBelow = 0.5) =>
      buildRuleset(recipe, { id: modelId }, ramp, { ...plain, atRiskBelow }).id;
    const id = build(defaultRecipe, "m1");
    expect(build(structuredClone(defaultRecipe), "m1")).toBe(id);
    expect(build(defaultRecipe, "m2")).not.toBe(id);
    expect(build(defaultRecipe, "m1", 0.4)).not.toBe(id);
    expect(build({ ...defaultRecipe, rules: defaultRecipe.rules.slice(1) }, "m1")).not.toBe(id);
  });

  it("refuses an unusable recipe, naming the place", () => {
    expect(() => buildRuleset({ cutoffs: {}, rules: [] }, { id: "m" }, ramp, plain)).toThrow(
      "buildRuleset requires a valid recipe: rules must be a list of at least one rule",
    );
  });
});

describe("contentHash", () => {
  it("does not depend on the order of keys, and does on everything else", () => {
    expect(contentHash({ a: 1, b: [2, null] })).toBe(contentHash({ b: [2, null], a: 1 }));
    const others = [{ a: 1 }, { a: 2 }, { b: 1 }, [1], [1, 2], [2, 1], "1", 1, null, { a: { b: 1 } }];
    expect(new Set(others.map(contentHash)).size).toBe(others.length);
    expect(contentHash("سفير")).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("validateRecipe", () => {
  it("finds nothing wrong with the default rules", () => {
    expect(validateRecipe(defaultRecipe)).toEqual([]);
  });

  it("tells everything that is wrong at once, with the place", () => {
    const wrong = {
      cutoffs: {
        best: { quantile: 1.2, of: "valueIfAlive" },
        "a b": { fixed: 1 },
        odd: { median: 1 },
        line: { setting: "x" },
      },
      rules: [
        {
          segment: "Vip!",
          label: { en: "V", ar: "" },
          when: { field: "age", op: "=", than: { cutoff: "none" } },
        },
        { segment: "all", label: { en: "A", ar: "ك" }, when: { always: true } },
        { segment: "all", label: { en: "A", ar: "ك" }, when: { all: [{ not: 3 }, { any: [] }] } },
      ],
    } as unknown as RuleRecipe;
    expect(validateRecipe(wrong).map(({ path, problem }) => `${path} ${problem}`)).toEqual([
      "cutoffs.best.quantile must be from 0 to 1: 1.2",
      "cutoffs.a b its name must be letters, digits and _, at most 40",
      "cutoffs.odd must be {fixed}, {quantile, of} or {setting}",
      "cutoffs.line.setting must be one of atRiskBelow, lostBelow, overdueBelow: x",
      "rules.0.segment must be small letters, digits and _, at most 40: Vip!",
      "rules.0.label.ar must be a text",
      expect.stringMatching(/^rules.0.when.field must be one of valueIfAlive, .*: age$/),
      "rules.0.when.op must be one of < <= > >=: =",
      "rules.0.when.than.cutoff names no cut-off of this recipe: none",
      "rules.1 always matches, so no rule after it ever would",
      "rules.2.segment is already the segment of rule 1: all",
      "rules.2.when.all.0.not must be a condition",
      "rules.2.when.all.1.any must be a list of conditions",
      'rules.2 must always match: the last rule needs when {"always": true}',
    ]);
  });

  it("refuses rules nested without end", () => {
    let when: unknown = { always: true };
    for (let i = 0; i < 20; i++) when = { not: when };
    const deep = { cutoffs: {}, rules: [{ ...defaultRecipe.rules[0], when }, defaultRecipe.rules[3]] };
    expect(validateRecipe(deep as RuleRecipe)[0].problem).toBe("is nested more than 10 deep");
  });
});

describe("before any night has run", () => {
  it("a typical shop's model answers in orders, says so, and lets one-time buyers leave", () => {
    const model = priorModel();
    expect(model).toMatchObject({ family: "mbgnbd", basis: "prior", spend: null, calibration: 1 });
    expect(priorModel()).toEqual(model);
  });

  it("its ruleset has finite cut-offs in order and places customers in different segments", () => {
    const ruleset = priorRuleset(priorModel(), plain);
    expect(ruleset.basis).toBe("prior");
    expect(ruleset.values.valuable).toBeGreaterThan(ruleset.values.lowValue);
    const { valuable, lowValue } = ruleset.values;
    const columns = (field: string) =>
      ({
        valueIfAlive: [valuable + 1, valuable + 1, lowValue, valuable - 0.1],
        predictedValue: [1, valuable, lowValue / 2, valuable - 0.1],
        probabilityAlive: [0.3, 0.95, 0.5, 0.9],
        probabilityOfSilence: [0.3, 0.6, 0.5, 0.5],
        frequency: [4, 4, 0, 1],
        ambassadorScore: [0.5, 0.7, 0.2, 0.6],
        signalsAgainst: [0, 0, 0, 0],
        successfulReferrals: [0, 0, 0, 0],
      })[field] ?? [1, 1, 1, 1];
    const facts = Object.fromEntries(
      ruleFields.map((field) => [field, columns(field)]),
    ) as unknown as FactsColumns;
    expect([...placeColumns(ruleset, facts)]).toEqual([0, 1, 2, 3]);
  });
});
