import { describe, expect, it } from "vitest";
import type { LevelEffect } from "../../../model/covariates/covariateFit.ts";
import { effectWords } from "../../../model/covariates/effectWords.ts";
import type { FamilyName } from "../../../model/model.ts";

function wordsOf(effect: Partial<LevelEffect>, family: FamilyName = "mbgnbd") {
  const whole: LevelEffect = {
    factor: "channel",
    level: "referral",
    reference: "search",
    customers: 100,
    purchases: null,
    dropOut: null,
    ...effect,
  };
  return effectWords({
    family,
    effects: [whole],
    factors: [{ name: whole.factor, levels: [], folded: null }],
  });
}

describe("effectWords", () => {
  it("says how much more often a channel's customers buy", () => {
    const [words] = wordsOf({ purchases: { ratio: 1.41, low: 1.18, high: 1.69 } });
    expect(words.en).toBe(
      "Customers who came through “referral” buy 1.4 times as often (1.2–1.7) as those who came through “search”.",
    );
    expect(words.ar).toBe(
      "يشتري العملاء القادمون عبر «referral» بوتيرة تبلغ 1.4 ضعف وتيرة العملاء القادمين عبر «search» (1.2–1.7).",
    );
  });

  it("says how much less likely they are to leave: after a purchase, or at any time in Pareto/NBD", () => {
    const dropOut = { ratio: 0.63, low: 0.49, high: 0.8 };
    expect(wordsOf({ dropOut })[0].en).toBe(
      "Customers who came through “referral” are 37% less likely to leave after a purchase (20–51%) than those who came through “search”.",
    );
    expect(wordsOf({ dropOut }, "paretonbd")[0].en).toContain("less likely to leave at any time (20–51%)");
  });

  it("says less often in per cent, and of other factors with their names", () => {
    const purchases = { ratio: 0.7, low: 0.58, high: 0.85 };
    expect(wordsOf({ factor: "Gender", level: "1", reference: "0", purchases })[0].en).toBe(
      "Customers with “Gender” = “1” buy 30% less often (15–42%) than those with “Gender” = “0”.",
    );
  });

  it("says nothing of a level whose interval includes the same, and that nothing can be told where none stands out", () => {
    const same = { ratio: 1.2, low: 0.9, high: 1.6 };
    const [words, ...rest] = wordsOf({ purchases: same, dropOut: same });
    expect(rest).toEqual([]);
    expect(words.en).toBe("No difference can be told between customers of different channels.");
    expect(words.ar).not.toBe("");
  });

  it("names customers of no recorded channel and of rare ones", () => {
    const purchases = { ratio: 2, low: 1.5, high: 2.7 };
    expect(wordsOf({ level: "", purchases })[0].en).toContain("Customers of no recorded channel buy");
    expect(wordsOf({ level: "other", purchases })[0].en).toContain(
      "Customers who came through other channels buy",
    );
  });
});
