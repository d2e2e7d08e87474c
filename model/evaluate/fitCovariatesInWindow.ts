import { codeFactor } from "../covariates/codeFactor.ts";
import type { CovariateFit } from "../covariates/covariateFit.ts";
import { fitWithCovariates } from "../covariates/fitWithCovariates.ts";
import { paramsOfLevels } from "../covariates/paramsOfLevels.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { FamilyName } from "../model.ts";
import type { CovariateSource } from "./covariateSource.ts";
import type { RowParams } from "./gradeCounts.ts";
import type { Window } from "./windowOf.ts";

/** A family fitted with covariates to what a window knew at its origin, and the parameters of each of its rows. */
export function fitCovariatesInWindow(
  family: FamilyName,
  window: Window,
  histories: readonly PurchaseHistory[],
  sources: readonly CovariateSource[],
): { fit: CovariateFit; params: RowParams } {
  const factors = sources.map(({ name, of }) =>
    codeFactor(
      name,
      Array.from(window.index, (i) => of(histories[i])),
    ),
  );
  const fit = fitWithCovariates(family, window, factors);
  const used = fit.factors.map(({ name }) => factors.find((factor) => factor.name === name)!);
  const positions = new Map<string, number>();
  const sets: RowParams["sets"][number][] = [];
  const set = Int32Array.from(window.index, (_, row) => {
    const levels = used.map(({ level }) => level[row]);
    const key = levels.join();
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, sets.length);
    return sets.push(paramsOfLevels(fit.params, fit.factors, levels)) - 1;
  });
  return { fit, params: { sets, set } };
}
