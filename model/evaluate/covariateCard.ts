import type { Coefficient, LevelEffect } from "../covariates/covariateFit.ts";
import { effectWords, toldEffects } from "../covariates/effectWords.ts";
import { patternModel, patternOf } from "../covariates/patternModel.ts";
import { families } from "../families/families.ts";
import type { Finding, Words } from "../families/family.ts";
import { counted } from "../words/counted.ts";
import type { CovariateTrial } from "./covariateTrial.ts";
import { inWeeks } from "./inWeeks.ts";
import type { ShopCovariates } from "./shopCovariates.ts";

/** What is known of customers beyond their purchases, and what it does: plain JSON beside the model. Time in weeks. */
export interface CovariateCard {
  /** The recipe it was fitted with. */
  family: string;
  /** Whether scores go by it. */
  serves: boolean;
  reason: Words;
  /** What can be told, in sentences. */
  words: Words[];
  /** Customers fitted: all, or the sample of a large shop. */
  customers: number;
  /** Of customers of the commonest level of every factor. */
  params: { [name: string]: number };
  standardErrors: { [name: string]: number | null };
  coefficients: Coefficient[];
  levels: CardLevel[];
  /** On the customers fitted; of the family without covariates beside it. */
  logLikelihood: number;
  plainLogLikelihood: number;
  converged: boolean;
  /** How forecasts from earlier dates did: CRPS without and with. */
  trial: Omit<CovariateTrial, "stands"> | null;
  findings: Finding[];
}

/** A level with what sets it apart from the commonest, which has neither ratio. */
export type CardLevel = Pick<LevelEffect, "factor" | "level" | "customers" | "purchases" | "dropOut"> & {
  reference: boolean;
  /** Repeat purchases expected of a new customer in the first year. */
  firstYear: number;
};

const daysInYear = 365;

export function covariateCard({ fits, trial, serves, repeats }: ShopCovariates): CovariateCard {
  const [{ recipe, fit }] = fits;
  const { stands: _, ...tried } = trial ?? { stands: null };
  const known = { params: fit.params, covariates: fit.factors };
  const model = families[fit.family];
  const firstYear = (factor: string, level: string) => {
    const commonest = Object.fromEntries(fit.factors.map(({ name, levels }) => [name, levels[0].name]));
    const pattern = patternOf(known, { ...commonest, [factor]: level });
    return model.expectedTransactions(patternModel(known, pattern).params, daysInYear);
  };
  const effectOf = (factor: string, level: string) =>
    fit.effects.find((effect) => effect.factor === factor && effect.level === level);
  return {
    family: recipe.name,
    serves,
    reason: reasonOf(trial, serves),
    words: effectWords(fit),
    customers: fit.customers,
    ...inWeeks(fit, repeats),
    plainLogLikelihood: inWeeks({ ...fit, logLikelihood: fit.plainLogLikelihood }, repeats).logLikelihood,
    coefficients: fit.coefficients,
    levels: fit.factors.flatMap(({ name: factor, levels }) =>
      levels.map(({ name: level, customers }, i) => ({
        factor,
        level,
        customers,
        reference: i === 0,
        purchases: effectOf(factor, level)?.purchases ?? null,
        dropOut: effectOf(factor, level)?.dropOut ?? null,
        firstYear: firstYear(factor, level),
      })),
    ),
    converged: fit.converged,
    trial: trial === null ? null : (tried as Omit<CovariateTrial, "stands">),
    findings: fit.findings,
  };
}

/** What can be told of a shop's customers, as findings of its model. */
export function covariateFindings(shop: ShopCovariates | null): Finding[] {
  if (shop === null) return [];
  return toldEffects(shop.fits[0].fit).map((words, i) => ({ code: `${toldCode}${i + 1}`, words }));
}

/** What the codes of such findings begin with. */
export const toldCode = "covariates-told-";

function reasonOf(trial: CovariateTrial | null, serves: boolean): Words {
  if (trial === null) {
    return {
      en: "The scores do not use it: the log is too short or too small to try it on an earlier date.",
      ar: "لا تستخدمه الدرجات: السجل أقصر أو أصغر من أن يُجرَّب عند تاريخ سابق.",
    };
  }
  const dates = counted(trial.origins.length, "earlierDate");
  const [without, knowing] = [trial.plain, trial.withCovariates].map((crps) => crps.toPrecision(4));
  if (serves && !(trial.gain > 0)) {
    return {
      en: `The scores go on using it: from ${dates.en} orders were not forecast better without it beyond chance (CRPS ${knowing} against ${without}).`,
      ar: `تواصل الدرجات استخدامه: لم يكن توقّع الطلبات من دونه أدق بما يتجاوز الصدفة انطلاقًا من ${dates.ar} (CRPS ${knowing} مقابل ${without}).`,
    };
  }
  return serves
    ? {
        en: `The scores use it: with it, orders were forecast better from ${dates.en} (CRPS ${knowing} against ${without}).`,
        ar: `تستخدمه الدرجات: كان توقّع الطلبات به أدق انطلاقًا من ${dates.ar} (CRPS ${knowing} مقابل ${without}).`,
      }
    : {
        en: `The scores do not use it: with it, orders were not forecast better beyond chance from ${dates.en} (CRPS ${knowing} against ${without}).`,
        ar: `لا تستخدمه الدرجات: لم يكن توقّع الطلبات به أدق بما يتجاوز الصدفة انطلاقًا من ${dates.ar} (CRPS ${knowing} مقابل ${without}).`,
      };
}
