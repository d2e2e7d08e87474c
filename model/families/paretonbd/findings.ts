import type { Finding } from "../family.ts";
import { percent } from "../shared/percent.ts";

/** What a Pareto/NBD fit can notice beyond what every fit can, in words for people. */
export const findings = {
  noDropOut: (): Finding => ({
    code: "no-drop-out",
    words: {
      en: "No drop-out was found: in these data customers do not seem to leave for good, so the probability alive stays near 1 for everyone (the death rate s/beta ran to zero). Judge silence by how overdue a customer is.",
      ar: "لم يُعثر على تسرّب: لا يبدو في هذه البيانات أن العملاء يغادرون نهائيًا، لذا يبقى احتمال أن يكون العميل نشطًا قريبًا من 1 للجميع (بلغ معدل المغادرة s/beta الصفر). احكم على الصمت بمدى تأخر العميل عن موعد شرائه المعتاد.",
    },
  }),
  hardlyAnyDropOut: (share: number): Finding => ({
    code: "hardly-any-drop-out",
    words: {
      en: `Hardly any drop-out was found (${percent(share)} of new customers would leave within a customer's mean age, which the data support no better than none): the probability alive stays near 1 for most. Judge silence by how overdue a customer is.`,
      ar: `لم يُعثر على تسرّب يُذكر (يغادر ${percent(share)} من العملاء الجدد خلال متوسط عمر العميل في البيانات، ولا تدعم البيانات ذلك أكثر من انعدام التسرّب): يبقى احتمال أن يكون العميل نشطًا قريبًا من 1 لمعظم العملاء. احكم على الصمت بمدى تأخر العميل عن موعد شرائه المعتاد.`,
    },
  }),
  dropOutAtOnce: (): Finding => ({
    code: "drop-out-at-once",
    words: {
      en: "Nearly everyone leaves at once: the death rate ran to its upper end, and s and beta are not determined separately.",
      ar: "يغادر الجميع تقريبًا على الفور: بلغ معدل المغادرة حدّه الأعلى، ولا يمكن تحديد s وbeta كلٍّ على حدة.",
    },
  }),
  allOrNothing: (share: number): Finding => ({
    code: "drop-out-all-or-nothing",
    words: {
      en: `Customers seem to leave either at once (about ${percent(share)} of them) or never: s and beta ran to zero together, and only that share is determined.`,
      ar: `يبدو أن العملاء إما يغادرون على الفور (نحو ${percent(share)} منهم) أو لا يغادرون أبدًا: اقتربت s وbeta من الصفر معًا، ولا تتحدد إلا تلك النسبة.`,
    },
  }),
  sameDropOut: (share: number): Finding => ({
    code: "same-drop-out",
    words: {
      en: `All customers seem to leave at one and the same rate (${percent(share)} of them within a customer's mean age): s and beta are large, and only the rate s/beta is determined.`,
      ar: `يبدو أن جميع العملاء يغادرون بمعدل واحد (${percent(share)} منهم خلال متوسط عمر العميل في البيانات): قيمتا s وbeta كبيرتان، ولا يتحدد إلا المعدل s/beta.`,
    },
  }),
};
