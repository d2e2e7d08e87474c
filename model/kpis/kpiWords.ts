import type { Words } from "../families/family.ts";

/** Why a figure is not defined, in words for people. */
export const kpiWords = {
  nobodyActive: (): Words => ({
    en: "Nobody was active at the start of the period: there was nobody to retain.",
    ar: "لم يكن هناك عميل نشط في بداية الفترة، فلا يوجد من يُحتفظ به.",
  }),
  noBuyers: (): Words => ({
    en: "Nobody bought in the period.",
    ar: "لم يشترِ أحد في هذه الفترة.",
  }),
  noCustomers: (): Words => ({
    en: "There were no customers yet by the end of the period.",
    ar: "لم يكن هناك عملاء بعد حتى نهاية الفترة.",
  }),
  noAmounts: (): Words => ({
    en: "The orders carry no amounts.",
    ar: "لا تحمل الطلبات مبالغ.",
  }),
  shortLog: (): Words => ({
    en: "The orders known do not reach back twelve months from the end of the period.",
    ar: "لا تمتد الطلبات المعروفة إلى اثني عشر شهرًا قبل نهاية الفترة.",
  }),
  onlyTonight: (): Words => ({
    en: "The latest night predicts from its own date on: ask for a period that ends with the latest month.",
    ar: "التوقّعات محسوبة من تاريخ آخر معالجة ليلية: اطلب فترة تنتهي بآخر شهر.",
  }),
  nobodyScored: (): Words => ({
    en: "No customer here has a score.",
    ar: "لا يوجد هنا عميل له توقّع محسوب.",
  }),
  noAnswers: (): Words => ({
    en: "Nobody answered in the period.",
    ar: "لم يُجب أحد على الاستبيان في هذه الفترة.",
  }),
  noAcquisitionCost: (): Words => ({
    en: "No acquisition cost was recorded in the period: send `acquisition` signals with a cost.",
    ar: "لم تُسجَّل تكلفة اكتساب في هذه الفترة: أرسل إشارات acquisition مع التكلفة.",
  }),
  nobodyAcquired: (): Words => ({
    en: "Nobody bought for the first time in the period.",
    ar: "لم يشترِ أحد لأول مرة في هذه الفترة.",
  }),
  nobodyReferred: (): Words => ({
    en: "Nobody came by a referral in the period.",
    ar: "لم يأتِ أحد عبر الإحالة في هذه الفترة.",
  }),
  nobodyElseAcquired: (): Words => ({
    en: "Every new customer of the period came by a referral, or there was none.",
    ar: "كل عملاء الفترة الجدد جاؤوا عبر الإحالة، أو لم يكن هناك عملاء جدد.",
  }),
  wholeShopOnly: (): Words => ({
    en: "Referrals are counted for the whole shop only, from the latest night on.",
    ar: "تُحسب الإحالات للمتجر كله فقط، وابتداءً من آخر معالجة ليلية.",
  }),
  notPaidBack: (): Words => ({
    en: "What those acquired have contributed so far is less than what they cost.",
    ar: "ما أسهم به العملاء المكتسبون حتى الآن أقل من تكلفة اكتسابهم.",
  }),
};
