import type { Words } from "../families/family.ts";

/** Every reason of a choice in words. */
export const incentiveWords = {
  value_at_risk: {
    en: "Is probably leaving: what an incentive can save is the value at risk.",
    ar: "يُرجَّح أنه يغادر: ما يمكن للحافز إنقاذه هو القيمة المعرّضة للخطر.",
  },
  expected_value: {
    en: "Still buys: what an incentive can add follows from the value expected of this customer.",
    ar: "ما زال يشتري: ما يمكن للحافز إضافته يتبع القيمة المتوقعة من هذا العميل.",
  },
  tier: {
    en: "Friends brought so far raise the share that may be paid.",
    ar: "الأصدقاء الذين جلبهم حتى الآن يرفعون الحصة التي يجوز دفعها.",
  },
  unspent_rewards: {
    en: "Rewards that were not spent yet are taken off.",
    ar: "تُخصم المكافآت التي لم تُصرف بعد.",
  },
  margin: {
    en: "No discount is above the margin of an order.",
    ar: "لا يتجاوز أي خصم هامش ربح الطلب.",
  },
  open_complaint: {
    en: "Has an open complaint: a gift makes up for it better than money.",
    ar: "لديه شكوى مفتوحة: الهدية تعوّض عنها أفضل من المال.",
  },
  brings_many: {
    en: "Brings many friends: money rewards the work.",
    ar: "يجلب أصدقاء كثيرين: المال يكافئ هذا الجهد.",
  },
  next_order: {
    en: "A discount on the next order asks for the step that matters.",
    ar: "الخصم على الطلب القادم يدفع إلى الخطوة المهمة.",
  },
  small_amount: {
    en: "The amount is small beside an order: points add up.",
    ar: "المبلغ صغير مقارنة بالطلب: النقاط تتراكم.",
  },
  comes_back: {
    en: "Credit is spent with the shop.",
    ar: "الرصيد يُصرف لدى المتجر نفسه.",
  },
  other_kind: {
    en: "What suits best is not among the kinds that the shop gives.",
    ar: "الأنسب ليس ضمن الأنواع التي يقدّمها المتجر.",
  },
  needs_no_money: {
    en: "Is content and surely a customer: thanks are worth more than money here.",
    ar: "راضٍ ومن المؤكد أنه عميل: الشكر هنا أثمن من المال.",
  },
  worth_too_little: {
    en: "What could be paid is below the least amount: thanks cost nothing.",
    ar: "ما يمكن دفعه أقل من الحد الأدنى: الشكر لا يكلّف شيئًا.",
  },
  value_unknown: {
    en: "What this customer is worth is not known: the shop sends no amounts, or no night has run yet.",
    ar: "قيمة هذا العميل غير معروفة: لا يرسل المتجر مبالغ، أو لم تُجرَ أي معالجة ليلية بعد.",
  },
  lost: {
    en: "Is gone for good, as far as can be told: money would be lost too.",
    ar: "غادر نهائيًا على ما يبدو: والمال سيضيع أيضًا.",
  },
  no_kind: {
    en: "The shop gives none of the kinds that suit.",
    ar: "لا يقدّم المتجر أيًّا من الأنواع المناسبة.",
  },
} as const satisfies Record<string, Words>;
export type IncentiveReason = keyof typeof incentiveWords;
