import {
  type CovariateValues,
  patternModel,
  patternOf,
  type WithShifts,
} from "../covariates/patternModel.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { Model } from "../model.ts";
import { type CovariateSource, channelSource } from "./covariateSource.ts";
import type { RowParams } from "./gradeCounts.ts";

/**
 * The parameters by which a model forecasts each of some customers: the same for all, or those of their covariates.
 *
 * @param sources where the covariates are found; default: the channel of the first order
 */
export function rowParams(
  model: WithShifts & Pick<Model, "params">,
  histories: readonly PurchaseHistory[],
  index: ArrayLike<number>,
  sources: readonly CovariateSource[] = [channelSource],
): { [name: string]: number } | RowParams {
  const { params, covariates } = model;
  if (covariates === undefined) return params;
  const positions = new Map<number, number>();
  const sets: { [name: string]: number }[] = [];
  const set = Int32Array.from(index, (i) => {
    const pattern = patternOf(model, valuesOf(histories[i], sources));
    const known = positions.get(pattern);
    if (known !== undefined) return known;
    positions.set(pattern, sets.length);
    return sets.push(patternModel({ params, covariates }, pattern).params) - 1;
  });
  return { sets, set };
}

/** What is known of a customer, by factor. */
export function valuesOf(
  history: PurchaseHistory,
  sources: readonly CovariateSource[] = [channelSource],
): CovariateValues {
  return Object.fromEntries(sources.map(({ name, of }) => [name, of(history)]));
}
