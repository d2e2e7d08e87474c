import type { Words } from "../families/family.ts";

/** Why something cannot be said of memberships, in words for people. */
export const retentionWords = {
  noMembers: (): Words => ({
    en: "No membership is known from its start: send `started` events.",
    ar: "لا توجد عضوية معروفة منذ بدايتها: أرسل أحداث البدء started.",
  }),
  noRenewals: (): Words => ({
    en: "No renewal has been recorded: the curve needs `renewed` events.",
    ar: "لم تُسجَّل أي عملية تجديد: يحتاج منحنى الاحتفاظ إلى أحداث التجديد renewed.",
  }),
  fewDecisions: (due: number, needed: number): Words => ({
    en: `Too few to say: so far ${due} renewals came due, and ${needed} are needed.`,
    ar: `البيانات أقل من أن يُستنتج منها: حلّ حتى الآن موعد ${due} من التجديدات، والمطلوب ${needed} على الأقل.`,
  }),
  noAmounts: (): Words => ({
    en: "No event named an amount: periods can be counted, but not valued.",
    ar: "لم يذكر أي حدث مبلغًا: يمكن عدّ الفترات، لا تقدير قيمتها.",
  }),
  noDiscount: (): Words => ({
    en: "Without a discount rate the value to come is endless; set discountRate above 0.",
    ar: "من دون معدل خصم لا نهاية للقيمة القادمة؛ اجعل قيمة discountRate أكبر من صفر.",
  }),
  noPeriod: (): Words => ({
    en: "How long a period lasts is not known: renewals carry the same day as what they renew.",
    ar: "مدة الفترة غير معروفة: تحمل التجديدات تاريخ ما تجدده نفسه.",
  }),
  noNight: (): Words => ({
    en: "The night works this out, and none has run yet.",
    ar: "تُحسب هذه الأرقام ليلًا، ولم تُنفَّذ أي معالجة ليلية بعد.",
  }),
};
