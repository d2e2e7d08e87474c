import type { Figure } from "./figure.ts";
import { acquisitionCost } from "./figures/acquisitionCost.ts";
import { annualCustomerValue } from "./figures/annualCustomerValue.ts";
import { averageOrderValue } from "./figures/averageOrderValue.ts";
import { churnRate } from "./figures/churnRate.ts";
import { clvToCac } from "./figures/clvToCac.ts";
import { historicClv } from "./figures/historicClv.ts";
import { netPromoterScore } from "./figures/netPromoterScore.ts";
import { otherAcquisitionCost } from "./figures/otherAcquisitionCost.ts";
import { otherClv } from "./figures/otherClv.ts";
import { paybackMonths } from "./figures/paybackMonths.ts";
import { predictedClv } from "./figures/predictedClv.ts";
import { purchaseFrequency } from "./figures/purchaseFrequency.ts";
import { referralAcquisitionCost } from "./figures/referralAcquisitionCost.ts";
import { referralConversionRate } from "./figures/referralConversionRate.ts";
import { referredClv } from "./figures/referredClv.ts";
import { repeatPurchaseRate } from "./figures/repeatPurchaseRate.ts";
import { retentionRate } from "./figures/retentionRate.ts";
import { returningRate } from "./figures/returningRate.ts";
import { satisfaction } from "./figures/satisfaction.ts";
import { shareAtRisk } from "./figures/shareAtRisk.ts";
import { valueAtRisk } from "./figures/valueAtRisk.ts";
import type { PeriodCounts } from "./periodCounts.ts";

/** Every figure, in the sequence in which they are shown. */
export const figureNames = [
  "retentionRate",
  "churnRate",
  "repeatPurchaseRate",
  "returningRate",
  "purchaseFrequency",
  "averageOrderValue",
  "annualCustomerValue",
  "historicClv",
  "predictedClv",
  "netPromoterScore",
  "satisfaction",
  "acquisitionCost",
  "clvToCac",
  "paybackMonths",
  "shareAtRisk",
  "valueAtRisk",
  "referralConversionRate",
  "referralAcquisitionCost",
  "otherAcquisitionCost",
  "referredClv",
  "otherClv",
] as const;
export type FigureName = (typeof figureNames)[number];

/** The figures of a period; what is not defined says why. */
export function figuresOf(counts: PeriodCounts): Record<FigureName, Figure> {
  const { promoters, detractors, npsAnswers, satisfied, csatAnswers, expected } = counts;
  return {
    retentionRate: retentionRate(counts),
    churnRate: churnRate(counts),
    repeatPurchaseRate: repeatPurchaseRate(counts),
    returningRate: returningRate(counts),
    purchaseFrequency: purchaseFrequency(counts),
    averageOrderValue: averageOrderValue(counts),
    annualCustomerValue: annualCustomerValue(counts),
    historicClv: historicClv(counts),
    predictedClv: predictedClv(expected),
    netPromoterScore: netPromoterScore({ promoters, detractors, answers: npsAnswers }),
    satisfaction: satisfaction({ satisfied, answers: csatAnswers }),
    acquisitionCost: acquisitionCost(counts),
    clvToCac: clvToCac(counts),
    paybackMonths: paybackMonths(counts),
    shareAtRisk: shareAtRisk(expected),
    valueAtRisk: valueAtRisk(expected),
    referralConversionRate: referralConversionRate(counts),
    referralAcquisitionCost: referralAcquisitionCost(counts),
    otherAcquisitionCost: otherAcquisitionCost(counts),
    referredClv: referredClv(counts),
    otherClv: otherClv(counts),
  };
}
