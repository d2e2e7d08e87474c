import type { Speech } from "../../i18n/useWords.ts";
import { words } from "./words.ts";

const names: Record<string, string> = {
  bgnbd: "BG/NBD",
  mbgnbd: "MBG/NBD",
  bgcnbdk: "BG/CNBD-k",
  mbgcnbdk: "MBG/CNBD-k",
  paretonbd: "Pareto/NBD",
};

/** A recipe such as `mbgnbd+season` as the literature and the reader call it. */
export function familyName(recipe: string, say: Speech["say"]): string {
  const [family, ...parts] = recipe.split("+");
  let name = names[family] ?? family;
  if (parts.includes("season")) name = say(words.withSeason, { family: name });
  if (parts.includes("covariates")) name = say(words.withCovariates, { family: name });
  return name;
}

/** A sentence of the card with the recipes in it named as the reader calls them. */
export function withFamilyNames(sentence: string, say: Speech["say"]): string {
  return sentence.replaceAll(/\b(?:m?bgc?nbdk?|paretonbd)(?:\+[a-z]+)*\b/g, (recipe) =>
    familyName(recipe, say),
  );
}

/** The recipe that was compared with others: covariates are judged by themselves, after the choice. */
export const comparedRecipe = (recipe: string): string => recipe.replace("+covariates", "");
