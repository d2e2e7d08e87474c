import { counted } from "../../words/counted.ts";
import type { Finding } from "../family.ts";

/** What a Gamma-Gamma fit can notice, in words for people. */
export const findings = {
  noSpend: (): Finding => ({
    code: "no-repeat-spend",
    words: {
      en: "No repeat purchase with an amount yet: every customer is expected to spend the mean seen so far.",
      ar: "لا توجد بعدُ مشتريات متكررة لها مبالغ: يُتوقع أن ينفق كل عميل المتوسط المشاهَد حتى الآن.",
    },
  }),
  fewSpenders: (customers: number): Finding => ({
    code: "few-spend-data",
    words: {
      en: `Only ${customers} ${customers === 1 ? "customer" : "customers"} with repeat spend: how spends differ is drawn towards typical shops.`,
      ar: `عدد العملاء الذين كرّروا الشراء بمبالغ معروفة ${customers} فقط: قُرِّب تفاوت الإنفاق من قيم المتاجر المعتادة.`,
    },
  }),
  hugeSpends: (customers: number): Finding => {
    const some = counted(customers, "customer");
    return {
      code: "huge-spends-left-out",
      words: {
        en: `The spend of ${some.en} is so huge that the spends of all others cannot explain it: how much customers spend is learnt from the others alone, and their own orders speak for those left out.`,
        ar: `إنفاق ${some.ar} ضخم إلى حد لا يفسّره إنفاق سائر العملاء: قُدِّر ما ينفقه العملاء من الباقين وحدهم، أما المستبعَدون فتُقدَّر قيمتهم من طلباتهم هم.`,
      },
    };
  },
  noMean: (): Finding => ({
    code: "spend-without-mean",
    words: {
      en: "Spends differ so widely that the model's mean over customers is not usable (q is at or near 1 or below): the mean of the observed spends takes its place.",
      ar: "يتفاوت الإنفاق تفاوتًا واسعًا بحيث لا يمكن استخدام متوسط النموذج بين العملاء (قيمة q قريبة من 1 أو أقل): استُخدم متوسط الإنفاق المشاهَد بدلًا منه.",
    },
  }),
  sameEachTime: (): Finding => ({
    code: "same-spend-each-time",
    words: {
      en: "Each customer spends nearly the same every time: p ran to its bound, and only p times gamma is determined.",
      ar: "ينفق كل عميل المبلغ نفسه تقريبًا في كل مرة: بلغت p حدّها، ولا يتحدد إلا حاصل ضرب p في gamma.",
    },
  }),
  sameForAll: (): Finding => ({
    code: "same-spend-for-all",
    words: {
      en: "Customers do not differ in how much they spend on average: q and gamma ran to their bound together.",
      ar: "لا يختلف العملاء في متوسط إنفاقهم: بلغت q وgamma حدّهما معًا.",
    },
  }),
  atBound: (names: readonly string[]): Finding => ({
    code: "spend-at-bound",
    words: {
      en: `The search for the spend model ended at its bound for ${names.join(", ")}: the data say only that the value is extreme.`,
      ar: `انتهى البحث عن نموذج الإنفاق عند الحد المسموح به للمعلمات ${names.join("، ")}: لا تدل البيانات إلا على أن القيمة متطرفة.`,
    },
  }),
  notConverged: (slope: number): Finding => ({
    code: "spend-not-converged",
    words: {
      en: `The search for the spend model ended before the likelihood was flat (slope ${slope.toExponential(1)} a customer).`,
      ar: `انتهى البحث عن نموذج الإنفاق قبل أن تستقر دالة الاحتمال (الميل ${slope.toExponential(1)} لكل عميل).`,
    },
  }),
};
