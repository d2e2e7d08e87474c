import type { Finding } from "../family.ts";
import { percent } from "../shared/percent.ts";

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
};
