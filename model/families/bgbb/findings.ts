import type { Finding } from "../family.ts";
import { percent } from "../shared/percent.ts";

/** What a BG/BB fit can notice beyond what every fit can, in words for people. */
export const findings = {
  noDropOut: (): Finding => ({
    code: "no-drop-out",
    words: {
      en: "No drop-out was found: in these data customers do not seem to leave for good, so the probability alive stays near 1 for everyone (gamma ran to zero).",
      ar: "لم يُعثر على تسرّب: لا يبدو في هذه البيانات أن العملاء يغادرون نهائيًا، لذا يبقى احتمال أن يكون العميل نشطًا قريبًا من 1 للجميع (بلغت المعلمة gamma الصفر).",
    },
  }),
  dropOutAtOnce: (): Finding => ({
    code: "drop-out-at-once",
    words: {
      en: "Nearly everyone leaves before the first opportunity: gamma and delta are not determined separately.",
      ar: "يغادر الجميع تقريبًا قبل أول فرصة شراء: لا يمكن تحديد gamma وdelta كلٍّ على حدة.",
    },
  }),
  sameDropOut: (chance: number): Finding => ({
    code: "same-drop-out",
    words: {
      en: `All customers seem equally likely to leave before an opportunity, with a chance near ${percent(chance)}: gamma and delta are large, and only gamma/(gamma + delta) is determined.`,
      ar: `يبدو أن احتمال المغادرة قبل كل فرصة شراء واحد لدى جميع العملاء، نحو ${percent(chance)}: قيمتا gamma وdelta كبيرتان، ولا يتحدد إلا ناتج gamma/(gamma + delta).`,
    },
  }),
  allOrNothing: (chance: number): Finding => ({
    code: "drop-out-all-or-nothing",
    words: {
      en: `Customers seem to leave either before their first opportunity (about ${percent(chance)} of them) or never: gamma and delta ran to zero together.`,
      ar: `يبدو أن العملاء إما يغادرون قبل أول فرصة شراء (نحو ${percent(chance)} منهم) أو لا يغادرون أبدًا: اقتربت gamma وdelta من الصفر معًا.`,
    },
  }),
  samePurchase: (chance: number): Finding => ({
    code: "same-rate",
    words: {
      en: `All customers seem equally likely to buy at an opportunity, with a chance near ${percent(chance)}: alpha and beta are large or extreme, and only alpha/(alpha + beta) is determined.`,
      ar: `يبدو أن احتمال الشراء عند كل فرصة واحد لدى جميع العملاء، نحو ${percent(chance)}: قيمتا alpha وbeta كبيرتان أو متطرفتان، ولا يتحدد إلا ناتج alpha/(alpha + beta).`,
    },
  }),
  allOrNothingPurchase: (chance: number): Finding => ({
    code: "rate-all-or-nothing",
    words: {
      en: `Customers seem to buy either at every opportunity (about ${percent(chance)} of them) or at none: alpha and beta ran to zero together.`,
      ar: `يبدو أن العملاء إما يشترون عند كل فرصة (نحو ${percent(chance)} منهم) أو لا يشترون أبدًا: اقتربت alpha وbeta من الصفر معًا.`,
    },
  }),
};
