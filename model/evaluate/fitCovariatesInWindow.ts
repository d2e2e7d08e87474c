import { codeFactor } from "../covariates/codeFactor.ts";
import type { CovariateFit } from "../covariates/covariateFit.ts";
import { fitWithCovariates } from "../covariates/fitWithCovariates.ts";
import type { PurchaseHistory } from "../history/purchaseHistory.ts";
import type { FamilyName } from "../model.ts";
import type { CovariateSource } from "./covariateSource.ts";
import type { Window } from "./windowOf.ts";

/** A family fitted with covariates to what a window knew at its origin. */
export function fitCovariatesInWindow(
  family: FamilyName,
  window: Window,
  histories: readonly PurchaseHistory[],
  sources: readonly CovariateSource[],
): CovariateFit {
  const factors = sources.map(({ name, of }) =>
    codeFactor(
      name,
      Array.from(window.index, (i) => of(histories[i])),
    ),
  );
  return fitWithCovariates(family, window, factors);
}
