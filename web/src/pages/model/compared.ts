import type { ModelCard } from "./answers.ts";
import { comparedRecipe } from "./familyName.ts";

/** A recipe's grade at one earlier date. */
export interface Grade {
  recipe: string;
  serves: boolean;
  /** Days since 1970-01-01: what was known, and until when it was graded. */
  origin: number;
  until: number;
  crps: number | null;
  mae: number;
  rmse: number;
  biasPct: number | null;
  topDecileCapture: number | null;
  below: number | null;
  inside: number | null;
  above: number | null;
  predicted: number | null;
  actual: number;
}

/** What the regression is called among recipes. */
export const regression = "regression";

/** The grades of a card, earliest date first, the one that serves first, the regression last. */
export function gradesOf({ origins, family }: Pick<ModelCard, "origins" | "family">): Grade[] {
  const serving = comparedRecipe(family);
  return origins.flatMap(({ origin, until, grades, challenger }) => {
    const rows = grades.map((grade): Grade => {
      const { recipe, crps, mae, rmse, biasPct, topDecileCapture, coverage } = grade;
      return {
        recipe,
        serves: recipe === serving,
        origin,
        until,
        crps,
        mae,
        rmse,
        biasPct,
        topDecileCapture,
        ...coverage,
        predicted: grade.predictedTransactions,
        actual: grade.actualTransactions,
      };
    });
    rows.sort(
      (one, other) => Number(other.serves) - Number(one.serves) || (one.crps ?? 0) - (other.crps ?? 0),
    );
    if (challenger === null) return rows;
    const none = { crps: null, topDecileCapture: null, below: null, inside: null, above: null };
    const actual = rows[0]?.actual ?? 0;
    const { biasPct } = challenger;
    const predicted = biasPct === null ? null : actual * (1 + biasPct / 100);
    return [
      ...rows,
      { ...none, ...challenger, recipe: regression, serves: false, origin, until, predicted, actual },
    ];
  });
}

/** How a recipe did against the one that serves: CRPS above its own, as a share of it; negative is better. */
export interface Difference {
  recipe: string;
  serves: boolean;
  /** One an earlier date. */
  byOrigin: { origin: number; difference: number }[];
  mean: number;
}

/** Differences from the recipe that serves, least first; empty where it was not graded. */
export function differencesOf(grades: readonly Grade[]): Difference[] {
  const serving = new Map(grades.filter(({ serves }) => serves).map(({ origin, crps }) => [origin, crps]));
  const recipes = [...new Set(grades.filter(({ crps }) => crps !== null).map(({ recipe }) => recipe))];
  return recipes
    .map((recipe) => {
      const own = grades.filter((grade) => grade.recipe === recipe);
      const byOrigin = own.flatMap(({ origin, crps }) => {
        const best = serving.get(origin);
        return crps !== null && best ? [{ origin, difference: crps / best - 1 }] : [];
      });
      const mean = byOrigin.reduce((sum, { difference }) => sum + difference, 0) / byOrigin.length;
      return { recipe, serves: own[0].serves, byOrigin, mean };
    })
    .filter(({ byOrigin }) => byOrigin.length > 0)
    .sort((one, other) => one.mean - other.mean);
}
