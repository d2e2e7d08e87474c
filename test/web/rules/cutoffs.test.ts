import { describe, expect, test } from "vitest";
import { recipeSchema } from "../../../functions/contract/schemas/rules.ts";
import { defaultRecipe } from "../../../model/segments/defaultRecipe.ts";
import { validateRecipe } from "../../../model/segments/validateRecipe.ts";
import { moved, sameRecipe, slidesOf, usesOf } from "../../../web/src/pages/rules/cutoffs.ts";
import { cutoffWords } from "../../../web/src/pages/rules/words.ts";

const values = { valuable: 440.12, frequent: 4, lowValue: 39.85, atRisk: 0.5, lost: 0.05, overdue: 0.1 };

describe("the cut-offs of the rules a shop starts with", () => {
  const slides = slidesOf(defaultRecipe, values, "SAR");

  test("each have a slider and words for what they are for", () => {
    expect(slides.map(({ name }) => name)).toEqual(Object.keys(defaultRecipe.cutoffs));
    for (const { name } of slides) expect(cutoffWords[name]).toBeDefined();
  });

  test("stand on the slider where they are, with room on both sides", () => {
    for (const { value, min, max, step } of slides) {
      expect(value).toBeGreaterThan(min);
      expect(value).toBeLessThan(max);
      expect(step).toBeLessThan(max - min);
    }
  });

  test("say on which side of them rules ask", () => {
    const sides = Object.fromEntries(slides.map(({ name, side }) => [name, side]));
    expect(sides).toMatchObject({ valuable: "above", lowValue: "below", atRisk: "below" });
    expect(usesOf(defaultRecipe, "valuable")).toHaveLength(2);
  });

  test("stay rules that the service takes wherever they are moved", () => {
    for (const { name, min, max } of slides) {
      for (const value of [min, max]) {
        const next = moved(defaultRecipe, name, value);
        expect(recipeSchema.safeParse(next).success).toBe(true);
        expect(validateRecipe(next)).toEqual([]);
        expect(slidesOf(next, values, "SAR").find((slide) => slide.name === name)?.value).toBe(value);
      }
    }
  });
});

test("a line of the shop's settings becomes the rules' own when it is moved", () => {
  const next = moved(defaultRecipe, "atRisk", 0.4);
  expect(next.cutoffs.atRisk).toEqual({ fixed: 0.4 });
  expect(defaultRecipe.cutoffs.atRisk).toEqual({ setting: "atRiskBelow" });
});

test("a cut-off in money is a slider in money, and in orders where a log has no amounts", () => {
  const fixed = moved(
    { ...defaultRecipe, cutoffs: { ...defaultRecipe.cutoffs, valuable: { fixed: 4 } } },
    "valuable",
    4,
  );
  const [inMoney] = slidesOf(fixed, values, "SAR");
  const [inOrders] = slidesOf(fixed, values, null);
  expect([inMoney.max, inOrders.max]).toEqual([100, 10]);
  expect(inOrders.step).toBe(1);
});

test("a cut-off that no rule asks about has no slider", () => {
  const more = { ...defaultRecipe, cutoffs: { ...defaultRecipe.cutoffs, idle: { fixed: 1 } } };
  expect(slidesOf(more, values, "SAR").map(({ name }) => name)).not.toContain("idle");
});

test("recipes are the same whatever the sequence of their names", () => {
  const turned = {
    cutoffs: Object.fromEntries(Object.entries(defaultRecipe.cutoffs).reverse()),
    rules: JSON.parse(JSON.stringify(defaultRecipe.rules)),
  };
  expect(sameRecipe(turned, defaultRecipe)).toBe(true);
  expect(sameRecipe(moved(defaultRecipe, "valuable", 0.61), defaultRecipe)).toBe(false);
});
