import type { RecipeFit } from "./fitModelFromStatistics.ts";
import type { ShopCovariates } from "./shopCovariates.ts";

/** A recipe as fitted with covariates, beside its sibling without. */
export interface CovariateSibling extends RecipeFit {
  /** How many it has beyond the family's parameters. */
  coefficients: number;
}

/**
 * The recipes fitted with covariates, to stand beside those without: parameters of customers of the commonest levels,
 * the log-likelihood that of the sibling plus the gain, scaled up from the customers fitted to all.
 */
export function covariateSiblings(
  shop: ShopCovariates | null,
  plain: readonly RecipeFit[],
): CovariateSibling[] {
  return (shop?.fits ?? []).flatMap(({ recipe, fit, ms }) => {
    const sibling = plain.find((one) => one.recipe === recipe);
    if (sibling === undefined) return [];
    const gain = fit.logLikelihood - fit.plainLogLikelihood;
    const { params, standardErrors, converged, gradientNorm, iterations, findings } = fit;
    return [
      {
        recipe,
        ms,
        coefficients: fit.coefficients.length,
        fit: {
          ...sibling.fit,
          params,
          standardErrors,
          covariance: null,
          logLikelihood: sibling.fit.logLikelihood + gain * (sibling.fit.customers / fit.customers),
          converged,
          gradientNorm,
          iterations,
          findings,
        },
      },
    ];
  });
}
