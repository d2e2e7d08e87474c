import type { CovariateFit } from "../covariates/covariateFit.ts";
import { covariateSuffix, type Model } from "../model.ts";
import type { RecipeFit } from "./fitModelFromStatistics.ts";
import type { Level } from "./learnLevel.ts";
import { provenLevel } from "./provenLevel.ts";
import type { ShopCovariates } from "./shopCovariates.ts";

/** What a model takes from covariates that earned their place; its totals' level is learnt from their forecasts. */
export interface ServedByCovariates {
  name: string;
  params: Model["params"];
  covariates: NonNullable<Model["covariates"]>;
  /** As unsure, on the log scale, as the family without covariates: what moves all customers together. */
  covariance: number[][] | null;
  level: Level;
}

/** @returns null where covariates do not serve */
export function servedByCovariates(
  shop: ShopCovariates | null,
  chosen: RecipeFit,
  transferable: boolean,
): ServedByCovariates | null {
  if (!shop?.serves || shop.trial === null) return null;
  const [{ fit }] = shop.fits;
  const { covariance } = chosen.fit;
  const params = ofEveryone(fit, chosen.fit.params);
  const scale = Object.keys(params).map((name) => params[name] / chosen.fit.params[name]);
  return {
    name: `${chosen.recipe.name}${covariateSuffix}`,
    params,
    covariates: fit.factors.map(({ name, levels }) => ({
      name,
      levels: levels.map(({ name: level, customers, shifts }) => ({
        name: level,
        share: customers / fit.customers,
        shifts,
      })),
    })),
    covariance: covariance?.map((row, i) => row.map((entry, j) => entry * scale[i] * scale[j])) ?? null,
    level: provenLevel(chosen.recipe, shop.trial.stands, transferable),
  };
}

/** A part of the shop may be off by so much; beyond, one of the two is at a boundary. */
const FARTHEST = 20;

/**
 * Parameters of customers of the commonest levels, of everyone: a large shop's covariates are fitted on a sample, whose
 * relation between with and without is carried over to the fit of everyone without. The same where all were fitted.
 */
function ofEveryone({ params, plainParams }: CovariateFit, everyone: Model["params"]): Model["params"] {
  const carried = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, (value / plainParams[name]) * everyone[name]]),
  );
  const isNear = (name: string) => Math.abs(Math.log(carried[name] / params[name])) < Math.log(FARTHEST);
  return plainParams.k === everyone.k && Object.keys(params).every(isNear) ? carried : params;
}
