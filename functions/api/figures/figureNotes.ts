import type { Words } from "../../../model/families/family.ts";

/** How figures, cohorts and what-if answers are to be read. */
export const figureNotes: Record<
  "none" | "purchases" | "groups" | "predicted" | "underWay" | "retention" | "kept" | "noMoney",
  Words
> = {
  none: {
    en: "The night works this out, and none has run yet.",
    ar: "تُحسب هذه الأرقام ليلًا، ولم تُنفَّذ أي معالجة ليلية بعد.",
  },
  purchases: {
    en: "Several orders of a customer on one day are one purchase; a refund counts in the month of the purchase it takes from.",
    ar: "تُحسب طلبات العميل في اليوم الواحد عملية شراء واحدة، ويُحسب المبلغ المسترد في شهر عملية الشراء التي يُخصم منها.",
  },
  groups: {
    en: "A channel is that of the acquisition where it was told, else that of the first order; a segment is that of the latest night, also for months before it.",
    ar: "القناة هي قناة الاكتساب إن ذُكرت، وإلا فقناة أول طلب؛ والشريحة هي شريحة العميل في آخر معالجة ليلية حتى للأشهر السابقة.",
  },
  predicted: {
    en: "Predicted CLV, value at risk and share at risk are of the latest night: they stand only where the period ends with its month.",
    ar: "القيمة المتوقعة والقيمة المعرّضة للفقدان ونسبتها محسوبة في آخر معالجة ليلية، ولا تظهر إلا إذا انتهت الفترة بشهرها.",
  },
  underWay: {
    en: "The last month is under way: its figures will still change.",
    ar: "الشهر الأخير لم ينتهِ بعد، وستتغير أرقامه.",
  },
  retention: {
    en: "Retention here is the share of the customers alive now who will still be alive in a year. To change it, everybody's odds of leaving after a purchase (by Pareto/NBD: the rate of leaving) are multiplied by one factor from now on; what has happened so far, and who is alive now, stays.",
    ar: "الاحتفاظ هنا هو نسبة العملاء الباقين اليوم الذين سيظلون عملاء بعد سنة. ولتغييره تُضرب احتمالات مغادرة جميع العملاء من الآن في معامل واحد، ويبقى ما حدث حتى اليوم كما هو.",
  },
  kept: {
    en: "It is of the customers known at asOf; newcomers are not in it. Whether a measure brings such a change is not said here: that takes a campaign with a control group.",
    ar: "الحساب لعملاء اليوم فقط ولا يشمل العملاء الجدد. ولا يقول إن إجراءً ما سيُحدث هذا التغيير، فذلك تقيسه حملة لها مجموعة ضابطة.",
  },
  noMoney: {
    en: "The orders carry no amounts: there is no value to change.",
    ar: "لا تحمل الطلبات مبالغ، فلا توجد قيمة تتغير.",
  },
};
