import type { Family, Fit } from "../families/family.ts";
import { estimateSeason, type SeasonOptions } from "./estimateSeason.ts";
import { operationalTime } from "./operationalTime.ts";
import type { Season } from "./season.ts";
import { logSpeeds, operationalColumns, type SeasonData } from "./seasonData.ts";
import { type SeasonalFamily, withSeason } from "./withSeason.ts";

export interface FitInOperationalTimeOptions extends Omit<SeasonOptions, "family"> {
  /** A season known already, e.g. one estimated once for several families; null: known to have none. */
  season?: Season | null;
}

export interface OperationalFit<P extends { [name: string]: number }> {
  /** On the shop's clock; the log-likelihood with Σ ln s(day) over repeat purchases, to compare with the plain one. */
  fit: Fit<P>;
  season: Season;
  seasonal: SeasonalFamily<P>;
}

/**
 * A `+season` recipe: estimates the season of a shop, unless it is given, and fits a family on its clock. To fit
 * several families estimate the season once and hand it to each.
 *
 * @param data everything up to `data.asOf`, e.g. the merged statistics of the night; families with k > 1 need
 *   `data.histories` as well
 * @returns null where the shop has no season: the recipe is then the plain one
 */
export function fitInOperationalTime<P extends { [name: string]: number }>(
  family: Family<P>,
  data: SeasonData,
  options: FitInOperationalTimeOptions = {},
): OperationalFit<P> | null {
  const season = options.season === undefined ? estimateSeason(data, options) : options.season;
  if (season === null) return null;
  const time = operationalTime(season);
  const fit = family.fit(operationalColumns(data, time));
  const logLikelihood = fit.logLikelihood + logSpeeds(data, time);
  return { fit: { ...fit, logLikelihood }, season, seasonal: withSeason(family, season) };
}
