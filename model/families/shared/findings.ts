import type { Finding } from "../family.ts";

/** What a fit of any family can notice, in words for people. */
export const findings = {
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
      ar: `انتهى البحث عند الحد المسموح به للمعلمات ${names.join("، ")}: لا تدل البيانات إلا على أن القيمة متطرفة.`,
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
