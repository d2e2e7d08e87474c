import { families } from "../families/families.ts";
import type { Family, Fit } from "../families/family.ts";
import type { FamilyName } from "../model.ts";
import type { SummaryColumns } from "../summary.ts";

/** One way of fitting a shop. What a season or a calibration adds to a family becomes a recipe of its own. */
export interface Recipe {
  name: string;
  family: FamilyName;
  /** Time in the unit of the columns. */
  fit(columns: SummaryColumns): Fit<{ [name: string]: number }>;
  model: Family<{ [name: string]: number }>;
}

function plain(name: FamilyName): Recipe {
  const model: Recipe["model"] = families[name];
  return { name, family: name, fit: (columns) => model.fit(columns), model };
}

/**
 * The recipes a night compares, in order of preference: of those that the data cannot tell apart the first one
 * serves. MBG/NBD stands before BG/NBD, which says P(alive) = 1 for every one-time buyer.
 */
export const recipes: readonly Recipe[] = [plain("mbgnbd"), plain("bgnbd")];
