import type { Words } from "../families/family.ts";
import type { FigureName } from "./figuresOf.ts";

/** What kind of number a figure is, for whoever writes it out. */
export type FigureKind = "share" | "money" | "number";

/** What each figure is called, and what kind of number it is. */
export const figureLabels: Record<FigureName, { label: Words; kind: FigureKind }> = {
  retentionRate: { label: { en: "Retention rate", ar: "معدل الاحتفاظ بالعملاء" }, kind: "share" },
  churnRate: { label: { en: "Churn rate", ar: "معدل التسرب" }, kind: "share" },
  repeatPurchaseRate: { label: { en: "Repeat-purchase rate", ar: "معدل إعادة الشراء" }, kind: "share" },
  returningRate: { label: { en: "Returning-customer rate", ar: "نسبة العملاء العائدين" }, kind: "share" },
  purchaseFrequency: { label: { en: "Purchase frequency", ar: "معدل تكرار الشراء" }, kind: "number" },
  averageOrderValue: { label: { en: "Average order value", ar: "متوسط قيمة الطلب" }, kind: "money" },
  annualCustomerValue: { label: { en: "Annual customer value", ar: "قيمة العميل السنوية" }, kind: "money" },
  historicClv: { label: { en: "Historic CLV", ar: "القيمة الفعلية للعميل حتى تاريخه" }, kind: "money" },
  predictedClv: { label: { en: "Predicted CLV", ar: "القيمة المتوقعة للعميل" }, kind: "money" },
  netPromoterScore: { label: { en: "Net promoter score", ar: "مؤشر صافي المروجين" }, kind: "number" },
  satisfaction: { label: { en: "Customer satisfaction", ar: "رضا العملاء" }, kind: "number" },
  acquisitionCost: { label: { en: "Customer acquisition cost", ar: "تكلفة اكتساب العميل" }, kind: "money" },
  clvToCac: {
    label: { en: "CLV to acquisition cost", ar: "نسبة قيمة العميل إلى تكلفة اكتسابه" },
    kind: "number",
  },
  paybackMonths: { label: { en: "Payback in months", ar: "مدة استرداد التكلفة بالأشهر" }, kind: "number" },
  shareAtRisk: { label: { en: "Share at risk", ar: "نسبة العملاء المعرّضين للفقدان" }, kind: "share" },
  valueAtRisk: { label: { en: "Value at risk", ar: "القيمة المعرّضة للفقدان" }, kind: "money" },
  referralConversionRate: {
    label: { en: "Referral conversion rate", ar: "معدل تحويل الإحالات" },
    kind: "share",
  },
  referralAcquisitionCost: {
    label: { en: "Acquisition cost by referral", ar: "تكلفة اكتساب العميل عبر الإحالة" },
    kind: "money",
  },
  otherAcquisitionCost: {
    label: { en: "Acquisition cost by other ways", ar: "تكلفة اكتساب العميل عبر القنوات الأخرى" },
    kind: "money",
  },
  referredClv: { label: { en: "CLV of the referred", ar: "قيمة العميل القادم عبر الإحالة" }, kind: "money" },
  otherClv: { label: { en: "CLV of the others", ar: "قيمة العميل القادم بغير إحالة" }, kind: "money" },
};
