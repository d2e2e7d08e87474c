import type { Finding } from "../family.ts";

/** What a beta-geometric fit can notice, in words for people. */
export const findings = {
  noDropOut: (): Finding => ({
    code: "no-drop-out",
    words: {
      en: "No drop-out was found: in these data customers do not seem to leave for good, so the probability alive stays near 1 for everyone (a ran to zero). Judge silence by how overdue a customer is.",
      ar: "لم يُعثر على تسرّب: لا يبدو في هذه البيانات أن العملاء يغادرون نهائيًا، لذا يبقى احتمال أن يكون العميل نشطًا قريبًا من 1 للجميع (بلغت المعلمة a الصفر). احكم على الصمت بمدى تأخر العميل عن موعد شرائه المعتاد.",
    },
  }),
  hardlyAnyDropOut: (chance: number): Finding => ({
    code: "hardly-any-drop-out",
    words: {
      en: `Hardly any drop-out was found (a chance of ${percent(chance)} after a purchase, which the data support no better than none): the probability alive stays near 1 for most. Judge silence by how overdue a customer is.`,
      ar: `لم يُعثر على تسرّب يُذكر (احتمال ${percent(chance)} بعد كل شراء، ولا تدعمه البيانات أكثر من انعدام التسرّب): يبقى احتمال أن يكون العميل نشطًا قريبًا من 1 لمعظم العملاء. احكم على الصمت بمدى تأخر العميل عن موعد شرائه المعتاد.`,
    },
  }),
  dropOutAtOnce: (): Finding => ({
    code: "drop-out-at-once",
    words: {
      en: "Nearly everyone leaves at the first chance: the chance to drop out ran to its upper end, and a and b are not determined separately.",
      ar: "يغادر الجميع تقريبًا عند أول فرصة: بلغ احتمال التسرّب حدّه الأعلى، ولا يمكن تحديد a وb كلٍّ على حدة.",
    },
  }),
  sameDropOut: (chance: number): Finding => ({
    code: "same-drop-out",
    words: {
      en: `All customers seem equally likely to leave after a purchase, with a chance near ${percent(chance)}: a and b are large, and only a/(a + b) is determined.`,
      ar: `يبدو أن احتمال المغادرة بعد الشراء واحد لدى جميع العملاء، نحو ${percent(chance)}: قيمتا a وb كبيرتان، ولا يتحدد إلا ناتج a/(a + b).`,
    },
  }),
  allOrNothing: (chance: number): Finding => ({
    code: "drop-out-all-or-nothing",
    words: {
      en: `Customers seem to leave either at their first chance (about ${percent(chance)} of them) or never: a and b ran to zero together, and only a/(a + b) is determined.`,
      ar: `يبدو أن العملاء إما يغادرون عند أول فرصة (نحو ${percent(chance)} منهم) أو لا يغادرون أبدًا: اقتربت a وb من الصفر معًا، ولا يتحدد إلا ناتج a/(a + b).`,
    },
  }),
  sameRate: (): Finding => ({
    code: "same-rate",
    words: {
      en: "Customers seem to buy at one and the same rate, with nothing but chance around it: r and alpha are large, and only the rate r/alpha is determined.",
      ar: "يبدو أن العملاء يشترون بمعدل واحد، وما حوله محض صدفة: قيمتا r وalpha كبيرتان، ولا يتحدد إلا المعدل r/alpha.",
    },
  }),
  hardlyAnyRate: (): Finding => ({
    code: "hardly-any-repeat",
    words: {
      en: "Hardly anyone buys again: r ran to zero, and differences between customers cannot be told apart.",
      ar: "لا يكاد أحد يشتري مرة أخرى: اقتربت r من الصفر، ولا يمكن تمييز الفروق بين العملاء.",
    },
  }),
  nobodyRepeats: (): Finding => ({
    code: "no-repeat-purchase",
    words: {
      en: "Nobody has bought a second time: the data only say that repeat purchases are rare.",
      ar: "لم يشترِ أي عميل مرة ثانية: لا تدل البيانات إلا على أن إعادة الشراء نادرة.",
    },
  }),
  atBound: (names: readonly string[]): Finding => ({
    code: "at-bound",
    words: {
      en: `The search ended at its bound for ${names.join(", ")}: the data say only that the value is extreme.`,
      ar: `انتهى البحث عند حدّه الأقصى للمعلمات ${names.join("، ")}: لا تدل البيانات إلا على أن القيمة متطرفة.`,
    },
  }),
  fewData: (customers: number, repeaters: number): Finding => ({
    code: "few-data",
    words: {
      en: `Few data: ${customers} customers, ${repeaters} of them with a repeat purchase. The parameters are drawn towards those of typical shops; take the predictions as rough.`,
      ar: `البيانات قليلة: عدد العملاء ${customers}، ومن أعاد الشراء منهم ${repeaters}. قُرِّبت معلمات النموذج من قيم المتاجر المعتادة؛ فاعتبر التوقعات تقريبية.`,
    },
  }),
  noData: (): Finding => ({
    code: "no-data",
    words: {
      en: "No history to learn from yet: the parameters are those of a typical shop, not of this one.",
      ar: "لا يوجد بعدُ تاريخ شراء يمكن التعلّم منه: معلمات النموذج هي لمتجر معتاد، وليست لهذا المتجر.",
    },
  }),
  notConverged: (slope: number): Finding => ({
    code: "not-converged",
    words: {
      en: `The search ended before the likelihood was flat (slope ${slope.toExponential(1)} a customer): treat the parameters with care.`,
      ar: `انتهى البحث قبل أن تستقر دالة الاحتمال (الميل ${slope.toExponential(1)} لكل عميل): تعامل مع المعلمات بحذر.`,
    },
  }),
};

function percent(share: number): string {
  return `${(100 * share).toPrecision(2)}%`;
}
