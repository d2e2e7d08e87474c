import type { Finding } from "../family.ts";
import { percent } from "../shared/percent.ts";

/** What a fit of memberships can notice, in words for people. */
export const findings = {
  nobodyLeaves: (): Finding => ({
    code: "no-drop-out",
    words: {
      en: "Nobody has let a membership end: the data only say that leaving is rare.",
      ar: "لم يترك أي مشترك اشتراكه ينتهي: لا تدل البيانات إلا على أن المغادرة نادرة.",
    },
  }),
  everybodyLeaves: (): Finding => ({
    code: "drop-out-at-once",
    words: {
      en: "Nearly everyone leaves at the first renewal: alpha and beta are not determined separately.",
      ar: "يغادر الجميع تقريبًا عند أول تجديد: لا يمكن تحديد alpha وbeta كلٍّ على حدة.",
    },
  }),
  sameChance: (chance: number): Finding => ({
    code: "same-drop-out",
    words: {
      en: `All members seem equally likely to leave at a renewal, with a chance near ${percent(chance)}: alpha and beta are large, and only alpha/(alpha + beta) is determined. Retention will not rise with tenure.`,
      ar: `يبدو أن احتمال المغادرة عند كل تجديد واحد لدى جميع المشتركين، نحو ${percent(chance)}: قيمتا alpha وbeta كبيرتان، ولا يتحدد إلا ناتج alpha/(alpha + beta). لن يرتفع معدل الاحتفاظ مع طول مدة الاشتراك.`,
    },
  }),
  allOrNothing: (chance: number): Finding => ({
    code: "drop-out-all-or-nothing",
    words: {
      en: `Members seem to leave either at their first renewal (about ${percent(chance)} of them) or never: alpha and beta ran to zero together.`,
      ar: `يبدو أن المشتركين إما يغادرون عند أول تجديد (نحو ${percent(chance)} منهم) أو لا يغادرون أبدًا: اقتربت alpha وbeta من الصفر معًا.`,
    },
  }),
  fewMembers: (members: number, lost: number): Finding => ({
    code: "few-data",
    words: {
      en: `Few data: ${members} members, ${lost} of whom have left. The parameters are drawn towards those of typical memberships; take the predictions as rough.`,
      ar: `البيانات قليلة: عدد المشتركين ${members}، ومن غادر منهم ${lost}. قُرِّبت معلمات النموذج من قيم الاشتراكات المعتادة؛ فاعتبر التوقعات تقريبية.`,
    },
  }),
};
