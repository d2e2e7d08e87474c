import { describe, expect, it } from "vitest";
import type { ModelCard } from "../../../web/src/pages/model/answers.ts";
import { differencesOf, gradesOf, regression } from "../../../web/src/pages/model/compared.ts";
import { familyName, withFamilyNames } from "../../../web/src/pages/model/familyName.ts";

const grade = (recipe: string, crps: number) => ({
  recipe,
  crps,
  customers: 100,
  mae: 1,
  rmse: 2,
  biasPct: -5,
  spearman: null,
  topDecileCapture: 0.4,
  coverage: { below: 0.1, inside: 0.78, above: 0.12 },
  actualTransactions: 200,
  predictedTransactions: 190,
});
const challenger = { mae: 1.2, rmse: 2.5, biasPct: 10 };
const card: Pick<ModelCard, "origins" | "family"> = {
  family: "mbgnbd+season+covariates",
  origins: [
    { origin: 20_000, until: 20_365, grades: [grade("bgnbd", 1.1), grade("mbgnbd+season", 1)], challenger },
    {
      origin: 20_100,
      until: 20_365,
      grades: [grade("bgnbd", 0.9), grade("mbgnbd+season", 1)],
      challenger: null,
    },
  ],
};
const say = (words: { en: string }, values: Record<string, string> = {}) =>
  words.en.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]);

describe("grades of a card", () => {
  const grades = gradesOf(card);

  it("begin at each date with the recipe that serves, covariates apart, and end with the regression", () => {
    expect(grades.map(({ recipe }) => recipe)).toEqual([
      "mbgnbd+season",
      "bgnbd",
      regression,
      "mbgnbd+season",
      "bgnbd",
    ]);
    expect(grades.filter(({ serves }) => serves)).toHaveLength(2);
  });

  it("give the regression what it has: no interval, and a total that follows from its bias", () => {
    expect(grades[2]).toMatchObject({ crps: null, inside: null, actual: 200 });
    expect(grades[2].predicted).toBeCloseTo(220, 9);
  });

  it("differ from those of the recipe that serves date by date, the best on average first", () => {
    const differences = differencesOf(grades);
    expect(differences.map(({ recipe }) => recipe)).toEqual(["mbgnbd+season", "bgnbd"]);
    const [same, other] = differences;
    expect([same.mean, same.serves]).toEqual([0, true]);
    expect(other.byOrigin.map(({ difference }) => Math.round(100 * difference))).toEqual([10, -10]);
    expect(other.mean).toBeCloseTo(0, 12);
  });

  it("are none where no recipe could be graded", () => {
    expect(differencesOf(gradesOf({ family: "mbgnbd", origins: [] }))).toEqual([]);
  });
});

describe("names of families", () => {
  it("are those of the literature, with what was added to them", () => {
    expect(familyName("paretonbd", say)).toBe("Pareto/NBD");
    expect(familyName("mbgcnbdk+season", say)).toBe("MBG/CNBD-k with season");
    expect(familyName("something", say)).toBe("something");
  });

  it("replace recipes in a sentence, and nothing else", () => {
    expect(withFamilyNames("mbgnbd stays: bgcnbdk+season did no better than (CRPS)", say)).toBe(
      "MBG/NBD stays: BG/CNBD-k with season did no better than (CRPS)",
    );
  });
});
