import type { Words } from "../families/family.ts";
import { plainNumber } from "../words/plainNumber.ts";
import type { AmbassadorExample } from "./ambassadorExample.ts";
import { type AmbassadorModel, documentedModel } from "./ambassadorModel.ts";
import { ambassadorLogOdds } from "./ambassadorScore.ts";
import { fitAmbassadors } from "./fitAmbassadors.ts";
import { gradeRanking, standardErrorOfDifference } from "./gradeRanking.ts";
import { ambassadorInputs } from "./inputs.ts";

/** Ten customers who referred for each weight. */
export const leastReferrers = 10 * ambassadorInputs.length;
/** Each fifth of the customers is held out in turn. */
const folds = 5;

/** What became of the fit: beside the model, plain JSON. */
export interface AmbassadorCard {
  /** Customers looked at, and those of them who brought somebody in the days after. */
  customers: number;
  referrers: number;
  days: number;
  /** On customers held out; null where there are too few to fit. */
  holdout: {
    fitted: { auc: number; logLoss: number };
    documented: { auc: number };
    /** Log loss of saying the shop's average of everyone. */
    average: { logLoss: number };
    /** Standard error of the difference of the two areas. */
    standardError: number;
  } | null;
  weights: AmbassadorModel["weights"];
  serves: boolean;
  reason: Words;
}

/**
 * Fits the weights to the shop's own referrals, and lets them serve where they do better on customers held out: a
 * larger area under the curve by more than its standard error, and a smaller log loss than the average alone.
 *
 * @param days how far ahead of the earlier date referrals were counted
 * @returns model null where the documented weights go on
 */
export function learnAmbassadors(
  examples: readonly AmbassadorExample[],
  days: number,
): { model: AmbassadorModel | null; card: AmbassadorCard } {
  const referrers = examples.filter(({ referred }) => referred).length;
  const known = {
    customers: examples.reduce((sum, { weight }) => sum + weight, 0),
    referrers,
    days,
  };
  if (!(referrers >= leastReferrers && examples.length >= 2 * referrers)) {
    const card = { ...known, holdout: null, weights: documentedModel.weights, serves: false };
    return { model: null, card: { ...card, reason: tooFew(referrers) } };
  }
  const holdout = gradeOnHoldout(examples);
  const { model, converged } = fitAmbassadors(examples);
  const serves =
    converged &&
    holdout.fitted.auc - holdout.documented.auc > holdout.standardError &&
    holdout.fitted.logLoss < holdout.average.logLoss;
  return {
    model: serves ? model : null,
    card: { ...known, holdout, weights: model.weights, serves, reason: verdict(serves, holdout) },
  };
}

type Holdout = NonNullable<AmbassadorCard["holdout"]>;

function gradeOnHoldout(examples: readonly AmbassadorExample[]): Holdout {
  const fitted = new Array<number>(examples.length);
  const average = new Array<number>(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const seen = examples.filter(({ hash }) => hash % folds !== fold);
    const { model } = fitAmbassadors(seen);
    const total = seen.reduce((sum, { weight }) => sum + weight, 0);
    const rate = seen.reduce((sum, { referred, weight }) => sum + (referred ? weight : 0), 0) / total;
    examples.forEach(({ hash, evidence }, i) => {
      if (hash % folds !== fold) return;
      fitted[i] = ambassadorLogOdds(model, evidence, evidence);
      average[i] = Math.log(rate / (1 - rate));
    });
  }
  const referred = examples.map((example) => example.referred);
  const documented = examples.map(({ evidence }) => ambassadorLogOdds(documentedModel, evidence, evidence));
  const [byFit, byDocument] = [gradeRanking(fitted, referred), gradeRanking(documented, referred)];
  return {
    fitted: { auc: byFit.auc, logLoss: logLoss(fitted, examples) },
    documented: { auc: byDocument.auc },
    average: { logLoss: logLoss(average, examples) },
    standardError: standardErrorOfDifference(byFit, byDocument),
  };
}

/** Mean of −ln of the chance that was given to what came. */
function logLoss(logOdds: readonly number[], examples: readonly AmbassadorExample[]): number {
  let [sum, total] = [0, 0];
  examples.forEach(({ referred, weight }, i) => {
    const z = referred ? -logOdds[i] : logOdds[i];
    sum += weight * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
    total += weight;
  });
  return sum / total;
}

function tooFew(referrers: number): Words {
  return {
    en: `The documented weights serve: ${referrers} customers who brought others are known, and a fit needs ${leastReferrers}.`,
    ar: `تُستخدم الأوزان الموثّقة: المعروف من العملاء الذين جلبوا غيرهم ${referrers}، ويلزم ${leastReferrers} لضبط الأوزان على بيانات المتجر.`,
  };
}

function verdict(serves: boolean, { fitted, documented }: Holdout): Words {
  const [own, given] = [plainNumber(fitted.auc), plainNumber(documented.auc)];
  return serves
    ? {
        en: `Weights fitted to the shop's own referrals serve: on customers held out they rank a referrer above another customer ${own} of the time, the documented ones ${given}.`,
        ar: `تُستخدم أوزان مضبوطة على توصيات المتجر نفسه: على عملاء لم يدخلوا في الضبط ترتّب من جلب غيره فوق سواه بنسبة ${own}، والأوزان الموثّقة بنسبة ${given}.`,
      }
    : {
        en: `The documented weights serve: on customers held out, weights fitted to the shop's own referrals rank no better beyond chance (${own} of the time against ${given}).`,
        ar: `تُستخدم الأوزان الموثّقة: على عملاء لم يدخلوا في الضبط لم تتفوق الأوزان المضبوطة على توصيات المتجر بما يتجاوز المصادفة (${own} مقابل ${given}).`,
      };
}
